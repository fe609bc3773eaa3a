import Link from 'next/link'
import { Prose } from '#app/_components/prose.tsx'

/** What the server tells after an answer, as far as it is drawn. */
export type Answered = {
  reviewId: string
  correct: boolean
  keyLabels: string[]
  rationales: Record<string, string>
  explanation: string
  remember: string
  references: string
  schedule: { sentence: string; leech: boolean }
  sources: Source[]
  checked: string | null
}

type Source = { title: string; url: string }

type FeedbackProps = { answered: Answered; why: string; topic: string; topicTitle: string }

/** Everything below the options once the answer is in. */
export function Feedback({ answered, why, topic, topicTitle }: FeedbackProps) {
  return (
    <div className="mt-6 grid grid-cols-1 gap-5">
      <Remember html={answered.remember} />
      <Prose html={answered.explanation} />
      <dl className="grid grid-cols-1 gap-1 border-t border-hairline pt-4 text-base text-muted">
        <Line term="Schedule" says={answered.schedule.sentence} />
        <Line term="Why now" says={why} />
      </dl>
      {answered.schedule.leech && (
        <p className="rounded-control bg-(--note-tint) px-3 py-2 text-base">
          This one keeps slipping. Before the next try, read{' '}
          <Link href={`/learn/${topic}`} className="link">
            the lesson on {topicTitle}
          </Link>
          . What you chose each time, and a way to park it, is under{' '}
          <Link href="/progress#leeches" className="link">
            Progress
          </Link>
          .
        </p>
      )}
      <Sources sources={answered.sources} checked={answered.checked} furtherHtml={answered.references} />
    </div>
  )
}

/** The rule to take away: a single line, set apart. */
export function Remember({ html }: { html: string }) {
  return (
    <div className="border-s-4 border-flame ps-4">
      <p className="text-sm text-muted">Remember</p>
      <Prose html={html} className="font-semibold" />
    </div>
  )
}

type SourcesProps = { sources: Source[]; checked: string | null; furtherHtml: string }

/** Where it stands at AWS, and when somebody last looked. */
export function Sources({ sources, checked, furtherHtml }: SourcesProps) {
  if (sources.length === 0) return null
  return (
    <details className="text-sm">
      <summary className="min-h-11 cursor-pointer py-2.5 text-muted">
        {sources.length === 1 ? '1 reference' : `${sources.length} references`}
        {checked && `, checked ${checkedDay(checked)}`}
      </summary>
      <ul className="grid grid-cols-1 gap-1">
        {sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer" className="link inline-block py-1">
              {title}
            </a>
          </li>
        ))}
      </ul>
      {furtherHtml && <Prose html={furtherHtml} className="mt-2" />}
    </details>
  )
}

function Line({ term, says }: { term: string; says: string }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)]">
      <dt>{term}</dt>
      <dd className="text-ink">{says}</dd>
    </div>
  )
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** "2026-11-21" → "21 November 2026". */
function checkedDay(isoDate: string): string {
  return DAY.format(new Date(isoDate))
}
