'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Next } from '#server/study.ts'
import { AskedQuestion } from './asked-question.tsx'
import { ProgressLine } from './progress-line.tsx'
import { requestJson, type Reply } from './request-json.ts'
import { afterwards, wishQuery, type Wish } from './wish.ts'

type QuestionCardProps = {
  next: Next
  topicTitles: Record<string, string>
  taskTitles: Record<string, string>
  wish: Wish
  /** `next`: the following question comes in place; `study`: a link goes on to /study (for the home page). */
  onward: 'next' | 'study'
}

/** Questions answered in this tab. One of them coming back was kept by the browser's back button: it is out of date. */
const answeredHere = new Set<string>()

/** A session of questions, one at a time. The server says which comes next; this only fetches and shows it. */
export function QuestionCard({ next, topicTitles, taskTitles, wish, onward }: QuestionCardProps) {
  const router = useRouter()
  const [shown, setShown] = useState({ next, turn: 0 })
  const [counts, setCounts] = useState(next)
  const [moving, setMoving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isMoving = useRef(false)
  const prefetched = useRef<Promise<Reply<Next>> | null>(null)

  function fetchNext(to: Wish) {
    return requestJson<Next>(`/api/v1/study/next${wishQuery(to)}`)
  }

  async function goTo(to: Wish) {
    if (isMoving.current) return
    isMoving.current = true
    setMoving(true)
    setProblem(null)
    const early = await prefetched.current
    prefetched.current = null
    const reply = early?.ok ? early : await fetchNext(to)
    isMoving.current = false
    if (!reply.ok) {
      setMoving(false)
      setProblem(`The next question did not come. ${reply.message}`)
    } else if (reply.data.question) {
      setMoving(false)
      setCounts(reply.data)
      setShown(({ turn }) => ({ next: reply.data, turn: turn + 1 }))
      if (onward === 'next') window.history.replaceState(null, '', `/study${wishQuery(to)}`)
    } else {
      // Nothing is left: the server draws the end of the session.
      router.replace(`/study${wishQuery(to)}`)
      router.refresh()
      window.scrollTo({ top: 0 })
      document.getElementById('main')?.focus({ preventScroll: true })
    }
  }

  function onAnswered() {
    answeredHere.add(showingOf(shown.next))
    prefetched.current = fetchNext(afterwards(wish)).then((reply) => {
      if (reply.ok) setCounts(reply.data)
      return reply
    })
  }

  function onNext() {
    if (onward === 'study') router.push('/study')
    else void goTo(afterwards(wish))
  }

  async function onUndo(reviewId: string) {
    setProblem(null)
    const reply = await requestJson<{ questionId: string }>('/api/v1/reviews/undo', {
      method: 'POST',
      body: { reviewId },
    })
    if (!reply.ok) {
      setProblem(`Not undone. ${reply.message}`)
      return
    }
    prefetched.current = null
    await goTo({ ...wish, question: reply.data.questionId })
  }

  const leaveStale = useEffectEvent(() => {
    if (answeredHere.has(showingOf(next))) void goTo(afterwards(wish))
  })
  useEffect(() => leaveStale(), [])

  const { question } = shown.next
  if (!question) return null
  return (
    <section aria-label="Question" className="scroll-mt-4">
      <ProgressLine
        dueNow={counts.due.now}
        done={counts.done}
        newLeft={counts.due.newLeft}
        parked={counts.parked}
        drillLeft={counts.mode === 'drill' ? counts.drillLeft : null}
      />
      <p className="mt-4 text-sm text-muted">
        {topicTitles[question.topic] ?? question.topic} · Task {question.task}:{' '}
        {taskTitles[question.task] ?? ''}
      </p>
      <AskedQuestion
        key={`${shown.turn} ${showingOf(shown.next)}`}
        next={shown.next}
        question={question}
        topicTitle={topicTitles[question.topic] ?? question.topic}
        takesFocus={shown.turn > 0}
        nextWord={onward === 'next' ? 'Next question' : 'Continue studying'}
        moving={moving}
        problem={problem}
        onAnswered={onAnswered}
        onNext={onNext}
        onUndo={onUndo}
      />
    </section>
  )
}

function showingOf({ question, reviewCount, mode }: Next): string {
  return `${mode} ${question?.questionId} ${reviewCount}`
}
