import Link from 'next/link'
import type { DraftLine } from '#server/drafts.ts'
import { addressOf } from './addresses.ts'

type DraftListProps = { drafts: DraftLine[]; timeZone: string }

/** What is being written, the latest first. */
export function DraftList({ drafts, timeZone }: DraftListProps) {
  const instant = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ul className="grid gap-2">
      {drafts.map((draft) => (
        <li key={`${draft.kind} ${draft.subjectId}`} className="text-base">
          <Link href={addressOf(draft)} className="link">
            {draft.title}
          </Link>
          <span className="block text-muted">
            {draft.state === 'review' ? 'Waits for a review' : 'Draft'} of a {draft.isNew && 'new '}
            {draft.kind}, saved by {draft.editor}, {instant.format(draft.updatedAt)}
          </span>
        </li>
      ))}
    </ul>
  )
}
