import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import type { Next } from '#server/study.ts'
import { choose, missingChoices } from './choose.ts'
import type { Confidence } from './confidence-choice.tsx'
import type { Answered } from './feedback.tsx'
import { randomKey } from './random-key.ts'
import { requestJson } from './request-json.ts'
import { useVisibleTime } from './use-visible-time.ts'

export type Step =
  | { at: 'choosing' }
  | { at: 'checking' }
  /** No connection: sent again as soon as there is one. */
  | { at: 'unsent' }
  /** Somebody was faster, most likely the same person in another tab. */
  | { at: 'stale'; message: string }
  | { at: 'answered'; answered: Answered }

/** What goes to the server; kept while its fate is unknown, so that sending it again is the same answer. */
type Submission = { chosen: string[]; confidence: Confidence | null; elapsedMs: number; key: string }

/** One question on its way from choosing to answered. Checking happens once, however often it is asked for. */
export function useAnswer(next: Next, question: PresentedQuestion, onAnswered: () => void) {
  const [chosen, setChosen] = useState<string[]>([])
  const [confidence, setConfidence] = useState<Confidence | null>(null)
  const [step, setStep] = useState<Step>({ at: 'choosing' })
  const [notice, setNotice] = useState<string | null>(null)
  const sending = useRef(false)
  const submission = useRef<Submission | null>(null)
  const elapsedMs = useVisibleTime()
  const canChoose = step.at === 'choosing' || step.at === 'unsent'

  function pick(label: string) {
    if (!canChoose) return
    const choice = choose(question, chosen, label)
    setNotice('refused' in choice ? choice.refused : null)
    if ('chosen' in choice) setChosen(choice.chosen)
  }

  async function check() {
    if (sending.current || !canChoose) return
    const missing = missingChoices(question, chosen)
    setNotice(missing)
    if (missing) return
    sending.current = true
    setStep({ at: 'checking' })
    const last = submission.current
    const isSame = last?.chosen.join() === chosen.join() && last.confidence === confidence
    const sent = last && isSame ? last : { chosen, confidence, elapsedMs: elapsedMs(), key: randomKey() }
    submission.current = sent
    const reply = await requestJson<Answered>(next.mode === 'drill' ? '/api/v1/drills' : '/api/v1/reviews', {
      method: 'POST',
      headers: { 'x-shown-to': next.shownTo },
      body: {
        questionId: question.questionId,
        version: question.version,
        reviewCount: next.reviewCount,
        ...sent,
      },
    })
    sending.current = false
    if (reply.ok) {
      setStep({ at: 'answered', answered: reply.data })
      onAnswered()
    } else if (reply.status === 409) {
      setStep({ at: 'stale', message: reply.message })
    } else if (reply.status === 0) {
      setStep({ at: 'unsent' })
      setNotice(NO_CONNECTION)
    } else {
      setStep({ at: 'choosing' })
      setNotice(reply.retryable ? reply.message : `Not saved. ${reply.message}`)
    }
  }

  const sendAgain = useEffectEvent(() => void check())
  useEffect(() => {
    if (step.at !== 'unsent') return
    const listener = () => sendAgain()
    window.addEventListener('online', listener)
    return () => window.removeEventListener('online', listener)
  }, [step.at])

  return { chosen, confidence, step, notice, canChoose, pick, check, setConfidence }
}

const NO_CONNECTION =
  'Not saved: no connection. Your choice is kept on this page; it is sent again when the connection is back, or when you press Check.'
