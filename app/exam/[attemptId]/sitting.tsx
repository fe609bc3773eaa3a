'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '#app/_components/button.tsx'
import { choose } from '#app/study/choose.ts'
import { useDialog } from '#app/study/keys-dialog.tsx'
import { DIGIT_KEYS, labelForKey, useKeys } from '#app/study/use-keys.ts'
import { Navigator } from './navigator.tsx'
import { ReviewBeforeSubmit } from './review-before-submit.tsx'
import { SittingHeader } from './sitting-header.tsx'
import { SlotQuestion } from './slot-question.tsx'
import { statusOf } from './slot-status.tsx'
import { useSitting, type Attempt } from './use-sitting.ts'

/** `f` flags here, so a sixth option is chosen with 6. */
const LETTER_KEYS_BUT_F = '([a-e])'

type SittingProps = { attempt: Attempt }

/** One question at a time, every slot within reach, and before the end a look at what is still open. */
export function Sitting({ attempt }: SittingProps) {
  const { slots, saving, endsAt, ending, problem, respond, show, submit, onZero } = useSitting(attempt)
  const asked = Number(useSearchParams().get('question'))
  const [current, setCurrent] = useState(attempt.slots.some(({ slot }) => slot === asked) ? asked : 1)
  const [reviewing, setReviewing] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [listOpen, setListOpen] = useState(false)
  const stem = useRef<HTMLLegendElement>(null)
  const reviewTitle = useRef<HTMLHeadingElement>(null)
  const hasMoved = useRef(false)
  const dialog = useDialog()

  const view = attempt.slots.find(({ slot }) => slot === current)
  const state = slots.get(current)
  const overview = attempt.slots.flatMap(({ slot, question }) => {
    const each = slots.get(slot)
    return each ? [{ slot, status: statusOf(each, question.select), flagged: each.flagged }] : []
  })
  const unanswered = overview.filter(({ status }) => status !== 'answered').length
  const isFrozen = ending !== 'no'

  const showCurrent = useEffectEvent(() => show(current))
  useEffect(() => showCurrent(), [current])

  useEffect(() => {
    if (!hasMoved.current) return
    window.scrollTo({ top: 0 })
    const heading = reviewing ? reviewTitle : stem
    heading.current?.focus({ preventScroll: true })
  }, [current, reviewing])

  function open(slot: number) {
    if (slot < 1 || isFrozen) return
    hasMoved.current = true
    setRefusal(null)
    setListOpen(false)
    if (slot > attempt.slots.length) {
      setReviewing(true)
      return
    }
    setReviewing(false)
    setCurrent(slot)
    window.history.replaceState(null, '', `?question=${slot}`)
  }

  function pick(label: string) {
    if (!view || !state || reviewing) return
    const choice = choose(view.question, state.chosen, label)
    setRefusal('refused' in choice ? choice.refused : null)
    if ('chosen' in choice) respond(current, choice)
  }

  function pickByKey(event: KeyboardEvent) {
    const label =
      view &&
      labelForKey(
        event,
        view.question.options.map((option) => option.label),
      )
    if (!label || isFrozen || reviewing) return
    document.querySelector<HTMLInputElement>(`main input[value="${label}"]`)?.focus()
    pick(label)
  }

  function toggleFlag() {
    if (state && !reviewing) respond(current, { flagged: !state.flagged })
  }

  useKeys({
    [DIGIT_KEYS]: pickByKey,
    [LETTER_KEYS_BUT_F]: pickByKey,
    n: () => !reviewing && open(current + 1),
    p: () => open(reviewing ? current : current - 1),
    f: toggleFlag,
    '?': () => dialog.current?.showModal(),
    'Shift+?': () => dialog.current?.showModal(),
  })

  if (!view || !state) return null
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_16.5rem]">
      <SittingHeader
        place={reviewing ? 'Review' : `Question ${current} of ${attempt.slots.length}`}
        saving={saving}
        countdown={{ endsAt, secondsAtFirst: attempt.secondsLeft, unanswered, onZero: () => void onZero() }}
        listOpen={listOpen}
        onToggleList={() => setListOpen(!listOpen)}
        dialog={dialog}
      />
      <div className="min-w-0">
        {reviewing ? (
          <ReviewBeforeSubmit
            heading={reviewTitle}
            overview={overview}
            ending={ending}
            problem={problem}
            onOpen={open}
            onBack={() => open(current)}
            onSubmit={() => void submit()}
          />
        ) : (
          <SlotQuestion
            key={current}
            heading={stem}
            question={view.question}
            state={state}
            notice={problem ?? refusal}
            frozen={isFrozen}
            isFirst={current === 1}
            isLast={current === attempt.slots.length}
            onChoose={pick}
            onFlag={toggleFlag}
            onMove={(by) => open(current + by)}
          />
        )}
      </div>
      <nav
        id="slots"
        aria-label="Questions of this quiz"
        className={`${listOpen ? 'grid' : 'hidden'} content-start gap-4 max-lg:row-start-2 lg:grid`}
      >
        <Navigator slots={overview} current={reviewing ? 0 : current} onOpen={open} />
        {!reviewing && (
          <Button kind="secondary" disabled={isFrozen} onClick={() => open(attempt.slots.length + 1)}>
            Review and submit
          </Button>
        )}
      </nav>
    </div>
  )
}
