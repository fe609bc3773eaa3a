import type { Metadata } from 'next'
import Link from 'next/link'
import { PageTitle } from '#app/_components/page-title.tsx'
import { lessonList, type LessonEntry } from '#server/lessons.ts'

export const metadata: Metadata = {
  title: 'Learn',
  description:
    'Lessons on the database topics of the SAA-C03 exam, in the order to read them, each with its questions.',
}

export default async function LearnPage() {
  const topics = await lessonList()
  return (
    <>
      <PageTitle lead={leadOf(topics)}>Learn</PageTitle>
      <ol className="max-w-[46rem] border-t border-hairline">
        {topics.map((entry, place) => (
          <li key={entry.topic} className="relative flex gap-4 border-b border-hairline py-4 hover:bg-panel">
            <span className="w-7 shrink-0 text-end text-muted tabular-nums" aria-hidden="true">
              {place + 1}
            </span>
            <div className="min-w-0">
              <h2 className="text-lg leading-snug font-semibold">
                <Link href={`/learn/${entry.topic}`} className="after:absolute after:inset-0">
                  {entry.title}
                </Link>
              </h2>
              <p className="mt-1 text-base text-muted">{entry.summary}</p>
              <p className="mt-1 text-sm text-muted tabular-nums">{whatThereIs(entry)}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}

function leadOf(topics: LessonEntry[]): string {
  const lessons = topics.filter(({ hasLesson }) => hasLesson).length
  const which = lessons === topics.length ? 'each with a lesson' : `${lessons} of them with a lesson so far`
  return `${topics.length} topics in the order to read them, ${which}.`
}

function whatThereIs({ hasLesson, minutes, questions }: LessonEntry): string {
  const lesson = hasLesson ? `Lesson, ${minutes ?? 1} min` : 'No lesson yet'
  if (questions === 0) return `${lesson} · no questions yet`
  return `${lesson} · ${questions === 1 ? '1 question' : `${questions} questions`}`
}
