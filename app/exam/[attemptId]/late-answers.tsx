'use client'

import { useEffect, useMemo, useState } from 'react'
import { Button } from '#app/_components/button.tsx'
import { createDeviceQueue, type QueuedResponse } from './device-queue.ts'
import { useHydrated } from '#app/study/use-hydrated.ts'
import { isSame } from './slot-response.ts'

type LateAnswersProps = {
  person: string
  attemptId: string
  /** What counts. */
  stored: { slot: number; chosen: string[] }[]
}

/** Answers that this device could not send in time: shown, kept, taken along as a file, and not counted. */
export function LateAnswers({ person, attemptId, stored }: LateAnswersProps) {
  const [removed, setRemoved] = useState(false)
  const queue = useMemo(() => createDeviceQueue(() => localStorage, person, attemptId), [person, attemptId])
  const inBrowser = useHydrated()
  const late = useMemo(() => (inBrowser ? lateOf(queue.read(), stored) : []), [inBrowser, queue, stored])
  const isNeeded = late.length > 0
  useEffect(() => {
    if (inBrowser && !isNeeded) queue.clear()
  }, [inBrowser, isNeeded, queue])
  if (removed || !isNeeded) return null

  return (
    <section
      aria-labelledby="late-title"
      className="grid justify-items-start gap-3 rounded-panel border border-hairline bg-note-tint p-4"
    >
      <h2 id="late-title" className="text-lg font-semibold">
        {late.length === 1 ? '1 answer came' : `${late.length} answers came`} too late and{' '}
        {late.length === 1 ? 'is' : 'are'} not counted
      </h2>
      <p className="text-base">
        This device could not send {late.length === 1 ? 'it' : 'them'} before the exam ended. What was stored
        by then counts; the rest is kept here until you remove it.
      </p>
      <ul className="grid gap-1 text-base">
        {late.map(({ slot, chosen, madeAt }) => (
          <li key={slot} className="tabular-nums">
            Question {slot}: {letters(chosen)}, chosen at {TIME.format(new Date(madeAt))} by this device’s
            clock
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" onClick={() => download(attemptId, late)}>
          Download these answers
        </Button>
        <Button
          kind="secondary"
          onClick={() => {
            queue.clear()
            setRemoved(true)
          }}
        >
          Remove them from this device
        </Button>
      </div>
    </section>
  )
}

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** A flag or a strike-out that came late is no answer, and one that the server has after all is not late. */
function lateOf(queued: QueuedResponse[], stored: LateAnswersProps['stored']): QueuedResponse[] {
  return queued.filter(({ slot, chosen }) => {
    const counted = stored.find((each) => each.slot === slot)?.chosen ?? []
    return chosen.length > 0 && !isSame(chosen, counted)
  })
}

function letters(chosen: string[]): string {
  return chosen.map((letter) => letter.toUpperCase()).join(', ')
}

function download(attemptId: string, late: QueuedResponse[]) {
  const answers = late.map(({ slot, chosen, madeAt }) => ({ slot, chosen, chosenAt: madeAt, counted: false }))
  const file = new Blob([JSON.stringify({ attempt: attemptId, answers }, null, 2)], {
    type: 'application/json',
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `late-answers-${attemptId}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
