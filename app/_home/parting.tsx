/** The last word to somebody who has just signed out or deleted their account. */
export function Parting({ query }: { query: Record<string, string | string[] | undefined> }) {
  const words = query.gone
    ? 'Your account and everything in it are gone.'
    : query['signed-out']
      ? 'You are signed out. Nothing of yours is left in this browser.'
      : null
  if (!words) return null
  return (
    <p role="status" className="mb-8 max-w-[40rem] rounded-control bg-note-tint px-4 py-3">
      {words}
    </p>
  )
}
