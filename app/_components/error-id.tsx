/** The id under which the server's log has the cause. */
export function ErrorId({ error }: { error: unknown }) {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined
  if (typeof digest !== 'string') return null
  return (
    <p className="text-base">
      If it happens again, tell whoever runs this server: error{' '}
      <code className="font-mono text-sm text-ink">{digest}</code>.
    </p>
  )
}
