'use client'

import { useEffect, useRef, useState } from 'react'
import { Prose } from '#app/_components/prose.tsx'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import type { Next } from '#server/study.ts'
import { ActionBar } from './action-bar.tsx'
import { choiceInstruction } from './choose.ts'
import { ConfidenceChoice, type Confidence } from './confidence-choice.tsx'
import { Feedback } from './feedback.tsx'
import { KeysDialog, useDialog } from './keys-dialog.tsx'
import { MarkedOptions } from './marked-options.tsx'
import { OptionList } from './option-list.tsx'
import { useAnswer } from './use-answer.ts'
import { useHydrated } from './use-hydrated.ts'
import { DIGIT_KEYS, labelForKey, LETTER_KEYS, useKeys } from './use-keys.ts'
import { VerdictLine } from './verdict-line.tsx'

type AskedQuestionProps = {
  next: Next
  question: PresentedQuestion
  topicTitle: string
  /** Whether it came in place of another question: then the focus goes to its stem. */
  takesFocus: boolean
  nextWord: string
  moving: boolean
  problem: string | null
  onAnswered: () => void
  onNext: () => void
  onUndo: (reviewId: string) => Promise<void>
}

/** One question, from its stem to what there is to learn from it. */
export function AskedQuestion(props: AskedQuestionProps) {
  const { next, question } = props
  const { chosen, confidence, step, notice, canChoose, pick, check, setConfidence } = useAnswer(
    next,
    question,
    props.onAnswered,
  )
  const hydrated = useHydrated()
  const [undoing, setUndoing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const stem = useRef<HTMLLegendElement>(null)
  const verdict = useRef<HTMLDivElement>(null)
  const toldAt = useRef(0)
  const dialog = useDialog()
  const answered = step.at === 'answered' ? step.answered : null
  const undoable = undoableReview(next, answered)

  useEffect(() => {
    if (!props.takesFocus) return
    window.scrollTo({ top: 0 })
    stem.current?.focus({ preventScroll: true })
  }, [props.takesFocus])

  useEffect(() => {
    if (!answered) return
    toldAt.current = performance.now()
    verdict.current?.focus()
  }, [answered])

  async function undo() {
    if (!undoable || undoing) return
    setUndoing(true)
    await props.onUndo(undoable)
    setUndoing(false)
  }

  function pickByKey(event: KeyboardEvent) {
    const label = labelForKey(
      event,
      question.options.map((option) => option.label),
    )
    if (!label || !canChoose) return
    form.current?.querySelector<HTMLInputElement>(`input[value="${label}"]`)?.focus()
    pick(label)
  }

  function setConfidenceByKey(level: Confidence) {
    if (canChoose) setConfidence(confidence === level ? null : level)
  }

  function goOn(event: KeyboardEvent) {
    if (step.at !== 'answered' && step.at !== 'stale') return
    event.preventDefault()
    // The second half of a double press of Enter on Check is not meant for Next.
    if (answered && performance.now() - toldAt.current < DOUBLE_PRESS_MS) return
    props.onNext()
  }

  useKeys({
    [DIGIT_KEYS]: pickByKey,
    [LETTER_KEYS]: pickByKey,
    g: () => setConfidenceByKey('guess'),
    u: () => setConfidenceByKey('unsure'),
    s: () => setConfidenceByKey('sure'),
    z: () => void undo(),
    Enter: (event) => (canChoose ? void check() : goOn(event)),
    Space: goOn,
    '?': () => dialog.current?.showModal(),
    'Shift+?': () => dialog.current?.showModal(),
  })

  return (
    <>
      <form
        ref={form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        <fieldset className="min-w-0">
          <legend ref={stem} tabIndex={-1} className="w-full pt-2 outline-none">
            <Prose html={question.stem} />
          </legend>
          <div
            ref={verdict}
            role="status"
            tabIndex={-1}
            className="my-2 flex min-h-9 scroll-mt-6 items-center outline-none"
          >
            {answered ? (
              <VerdictLine correct={answered.correct} keyLabels={answered.keyLabels} />
            ) : (
              <p className="text-sm text-muted">{choiceInstruction(question, chosen)}</p>
            )}
          </div>
          {answered ? (
            <MarkedOptions
              question={question}
              chosen={chosen}
              keyLabels={answered.keyLabels}
              rationales={answered.rationales}
            />
          ) : (
            <OptionList
              question={question}
              chosen={chosen}
              onChoose={pick}
              disabled={!canChoose || !hydrated}
            />
          )}
        </fieldset>
        {answered ? (
          <Feedback answered={answered} why={next.why} topic={question.topic} topicTitle={props.topicTitle} />
        ) : (
          <ConfidenceChoice value={confidence} onChange={setConfidence} disabled={!canChoose || !hydrated} />
        )}
        <ActionBar
          step={step.at}
          ready={hydrated}
          notice={step.at === 'stale' ? step.message : (props.problem ?? notice)}
          nextWord={props.nextWord}
          moving={props.moving}
          onNext={props.onNext}
          undo={
            undoable
              ? { label: undoLabel(next, answered !== null), busy: undoing, onPress: () => void undo() }
              : null
          }
          dialog={dialog}
        />
        <noscript>
          <p>Answering needs JavaScript: the answer is checked on the server without leaving the page.</p>
        </noscript>
      </form>
      <KeysDialog keys={KEYS} dialog={dialog} />
    </>
  )
}

const KEYS = [
  { key: '1–8, a–f', does: 'choose an option; again to take it back where several are right' },
  { key: 'g u s', does: 'guess, unsure, sure' },
  { key: 'Enter', does: 'check; then go on' },
  { key: 'Space', does: 'go on after the answer' },
  { key: 'z', does: 'undo the last answer' },
  { key: '?', does: 'show these keys' },
]

/** A double click is known by its own count (action-bar.tsx). */
const DOUBLE_PRESS_MS = 120

/** The review that can be taken back: this answer, or before it the one before. A drill moved nothing to take back. */
function undoableReview(next: Next, answered: { reviewId: string } | null): string | null {
  if (!answered) return next.canUndo?.reviewId ?? null
  return next.mode === 'review' ? answered.reviewId : null
}

function undoLabel(next: Next, isAnswered: boolean): string {
  return isAnswered || !next.canUndo
    ? 'Undo this answer'
    : `Undo your last answer: ${next.canUndo.questionTitle}`
}
