import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { now } from '#server/clock.ts'
import { taskTitles } from '#server/blueprint.ts'
import { viewer, type Student } from '#server/session.ts'
import { sessionSummary } from '#server/session-summary.ts'
import { nextQuestion, type Next } from '#server/study.ts'
import { topicTitles } from '#server/topics.ts'
import { EmptyBank } from './empty-bank.tsx'
import { QuestionCard } from './question-card.tsx'
import { SessionEnd } from './session-end.tsx'
import { isGoingOver, type Wish } from './wish.ts'

export const metadata: Metadata = { title: 'Study' }

type StudyPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StudyPage({ searchParams }: StudyPageProps) {
  const wish = wishFrom(await searchParams)
  const [{ student }, topics, tasks] = await Promise.all([viewer(), topicTitles(), taskTitles()])
  if (wish.topic && !topics.has(wish.topic)) notFound()
  const next = await nextQuestion(student, wish, now())
  if (!next.question) {
    if (wish.question) notFound()
    return (
      <NothingLeft
        student={student}
        next={next}
        wish={wish}
        topicTitle={wish.topic && topics.get(wish.topic)}
      />
    )
  }

  return (
    <div className="mx-auto max-w-[42rem]">
      <h1 className="sr-only">Study</h1>
      <QuestionCard
        key={`${next.question.questionId} ${next.question.version} ${next.reviewCount} ${next.mode}`}
        next={next}
        topicTitles={Object.fromEntries(topics)}
        taskTitles={Object.fromEntries(tasks)}
        wish={wish}
        onward="next"
      />
    </div>
  )
}

type NothingLeftProps = { student: Student | null; next: Next; wish: Wish; topicTitle: string | undefined }

async function NothingLeft({ student, next, wish, topicTitle }: NothingLeftProps) {
  // A visitor has nothing to go over yet: what there is to study is new to them.
  if (!student && isGoingOver(wish)) redirect('/study')
  if (!student) return <EmptyBank topicTitle={topicTitle} />
  const summary = await sessionSummary(student, now())
  return <SessionEnd summary={summary} next={next} wish={wish} topicTitle={topicTitle} />
}

function wishFrom(query: Record<string, string | string[] | undefined>): Wish {
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
  return {
    topic: one(query.topic),
    question: one(query.question),
    drill: one(query.drill) === '1',
    missed: one(query.missed),
    domain: domainFrom(one(query.domain)),
    sure: one(query.sure) === '1',
    pair: one(query.pair),
    more: one(query.more) === '1',
  }
}

function domainFrom(text: string | undefined): number | undefined {
  return text && /^\d$/.test(text) ? Number(text) : undefined
}
