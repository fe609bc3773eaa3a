import Link from 'next/link'
import { ButtonLink } from '#app/_components/button.tsx'
import type { Lesson } from '#server/lessons.ts'

type TopicQuestionsProps = { topic: string; questions: Lesson['questions'] }

/** Straight from reading to answering. */
export function TopicQuestions({ topic, questions }: TopicQuestionsProps) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="questions-title" className="no-print mt-12 max-w-[40rem]">
      <h2 id="questions-title" className="text-xl font-semibold tracking-tight">
        {questions.length === 1 ? '1 question on this topic' : `${questions.length} questions on this topic`}
      </h2>
      <ButtonLink href={`/study?topic=${topic}`} className="mt-4">
        Practise this topic
      </ButtonLink>
      <ul className="mt-5 border-t border-hairline">
        {questions.map(({ questionId, title, level, difficulty }) => (
          <li key={questionId} className="border-b border-hairline">
            <Link
              href={`/study?question=${questionId}`}
              className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 py-2.5 hover:bg-panel"
            >
              <span className="underline decoration-control underline-offset-4">{title}</span>
              <span className="text-sm text-muted">
                {level}, {difficulty}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
