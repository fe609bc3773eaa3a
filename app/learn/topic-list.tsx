import Link from 'next/link'
import type { LessonEntry } from '#server/lessons.ts'

/** The topics in the order to read them, with what there is to read and to answer. */
export function TopicList({ topics }: { topics: LessonEntry[] }) {
  return (
    <section aria-labelledby="topics-title" className="max-w-[46rem]">
      <h2 id="topics-title" className="mb-3 text-xl font-semibold tracking-tight">
        Topics
      </h2>
      <ol className="border-t border-hairline">
        {topics.map((entry, place) => (
          <li key={entry.topic} className="relative flex gap-4 border-b border-hairline py-4 hover:bg-panel">
            <span className="w-7 shrink-0 text-end text-muted tabular-nums" aria-hidden="true">
              {place + 1}
            </span>
            <div className="min-w-0">
              <h3 className="text-lg leading-snug font-semibold">
                <Link href={`/learn/${entry.topic}`} className="after:absolute after:inset-0">
                  {entry.title}
                </Link>
              </h3>
              <p className="mt-1 text-base text-muted">{entry.summary}</p>
              <p className="mt-1 text-sm text-muted tabular-nums">{whatThereIs(entry)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function whatThereIs({ hasLesson, minutes, questions }: LessonEntry): string {
  const lesson = hasLesson ? `Lesson, ${minutes ?? 1} min` : 'No lesson yet'
  if (questions === 0) return `${lesson} · no questions yet`
  return `${lesson} · ${questions === 1 ? '1 question' : `${questions} questions`}`
}
