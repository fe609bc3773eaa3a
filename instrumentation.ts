/** Runs once when the server starts, before it answers: checks what it stands on, then closes expired attempts for ever. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  if (process.env.NODE_ENV === 'production') {
    const { takeOverConsole } = await import('#server/log.ts')
    takeOverConsole()
  }
  const { start } = await import('#server/start.ts')
  await start()
}
