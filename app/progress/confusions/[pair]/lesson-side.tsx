import Link from 'next/link'
import { Panel } from '#app/_components/panel.tsx'
import type { Side } from '#server/confused-pair.ts'

/** One of the two lessons: what it is about, and its sections that matter for telling it from the other. */
export function LessonSide({ side, other }: { side: Side; other: string }) {
  const { topic, title, summary, sections } = side
  return (
    <Panel>
      <h2 className="text-xl font-semibold tracking-tight">
        <Link href={`/learn/${topic}`} className="link">
          {title}
        </Link>
      </h2>
      <p className="mt-2 font-serif text-lg">{summary}</p>
      {sections.length > 0 && (
        <>
          <h3 className="mt-4 text-sm text-muted">To read, for telling it from {other}</h3>
          <ul className="mt-1">
            {sections.map(({ id, text }) => (
              <li key={id}>
                <Link href={`/learn/${topic}#${id}`} className="link inline-block py-1">
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
