'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '#app/_components/button.tsx'
import { useDialog } from '#app/study/keys-dialog.tsx'
import { DIGIT_KEYS, useKeys } from '#app/study/use-keys.ts'
import { NavigatorSheet } from './navigator-sheet.tsx'
import { Navigator } from './navigator.tsx'
import { ReviewBeforeSubmit } from './review-before-submit.tsx'
import { SittingHeader } from './sitting-header.tsx'
import { SittingNotices } from './sitting-notices.tsx'
import { SlotQuestion } from './slot-question.tsx'
import { statusOf } from './slot-status.tsx'
import { useAnswering } from './use-answering.ts'
import { useSitting, type Attempt } from './use-sitting.ts'

/** `f` flags here, so a sixth option is chosen with 6. */
const LETTER_KEYS_BUT_F = '([a-e])'
const SHIFTED_DIGITS = 'Shift+(Digit[1-8])'

type SittingProps = { attempt: Attempt }

/** One question at a time, every slot within reach, and before the end a look at what is still open. */
export function Sitting({ attempt }: SittingProps) {
  const asked = Number(useSearchParams().get('question'))
  const [current, setCurrent] = useState(attempt.slots.some(({ slot }) => slot === asked) ? asked : 1)
  const [reviewing, setReviewing] = useState(false)
  const stem = useRef<HTMLLegendElement>(null)
  const reviewTitle = useRef<HTMLHeadingElement>(null)
  const hasMoved = useRef(false)
  const keys = useDialog()
  const sheet = useDialog()
  const sitting = useSitting(attempt, reviewing ? null : current)
  const { slots, saving, ending, problem, respond } = sitting

  const view = attempt.slots.find(({ slot }) => slot === current)
  const state = slots.get(current)
  const overview = attempt.slots.flatMap(({ slot, question }) => {
    const each = slots.get(slot)
    return each ? [{ slot, status: statusOf(each, question.select), flagged: each.flagged }] : []
  })
  const unanswered = overview.filter(({ status }) => status !== 'answered').length
  const isFrozen = ending !== 'no'
  const isReadOnly = saving.is === 'elsewhere' || saving.is === 'closed'

  const showCurrent = useEffectEvent(() => sitting.show(current))
  useEffect(() => showCurrent(), [current])

  useEffect(() => {
    if (!hasMoved.current) return
    window.scrollTo({ top: 0 })
    const heading = reviewing ? reviewTitle : stem
    heading.current?.focus({ preventScroll: true })
  }, [current, reviewing])

  const { refusal, forget, pick, strike, toggleFlag, pickByKey, strikeByKey } = useAnswering({
    question: view?.question,
    state,
    isOpen: !reviewing && !isFrozen && !isReadOnly,
    respond: (change) => respond(current, change),
  })

  function open(slot: number) {
    if (slot < 1 || isFrozen) return
    hasMoved.current = true
    forget()
    if (!reviewing) sitting.tellTime(current)
    if (slot > attempt.slots.length) {
      setReviewing(true)
      sitting.confirm()
      return
    }
    setReviewing(false)
    setCurrent(slot)
    window.history.replaceState(null, '', `?question=${slot}`)
  }

  function openReview() {
    open(attempt.slots.length + 1)
  }

  useKeys({
    [DIGIT_KEYS]: pickByKey,
    [LETTER_KEYS_BUT_F]: pickByKey,
    [SHIFTED_DIGITS]: strikeByKey,
    n: () => !reviewing && open(current + 1),
    p: () => open(reviewing ? current : current - 1),
    f: toggleFlag,
    r: () => !reviewing && openReview(),
    '?': () => keys.current?.showModal(),
    'Shift+?': () => keys.current?.showModal(),
  })

  const navigator = { slots: overview, current: reviewing ? 0 : current }
  if (!view || !state) return null
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_16.5rem]">
      <SittingHeader
        place={reviewing ? 'Review' : `Question ${current} of ${attempt.slots.length}`}
        saving={saving}
        countdown={{
          endsAt: sitting.endsAt,
          secondsAtFirst: attempt.secondsLeft,
          unanswered,
          onZero: () => void sitting.onZero(),
        }}
        extraMinutes={attempt.extraMinutes}
        onOpenList={() => sheet.current?.showModal()}
        dialog={keys}
      />
      <SittingNotices
        attemptId={attempt.id}
        saving={saving}
        contested={sitting.contested}
        slots={slots}
        onContinueHere={sitting.continueHere}
        onKeepStored={sitting.keepStored}
        onUseMine={({ slot, chosen, flagged, struck }) => respond(slot, { chosen, flagged, struck })}
      />
      <div className="min-w-0">
        {reviewing ? (
          <ReviewBeforeSubmit
            heading={reviewTitle}
            overview={overview}
            ending={ending}
            saving={saving}
            receipt={sitting.receipt}
            problem={problem}
            onOpen={open}
            onBack={() => open(current)}
            onSubmit={() => void sitting.submit()}
          />
        ) : (
          <SlotQuestion
            key={current}
            heading={stem}
            question={view.question}
            state={state}
            notice={problem ?? refusal}
            frozen={isFrozen}
            readOnly={isReadOnly}
            isFirst={current === 1}
            isLast={current === attempt.slots.length}
            onChoose={pick}
            onStrike={strike}
            onFlag={toggleFlag}
            onMove={(by) => open(current + by)}
          />
        )}
      </div>
      <nav aria-label="Questions of this exam" className="hidden content-start gap-4 lg:grid">
        <Navigator {...navigator} onOpen={open} />
        {!reviewing && (
          <Button kind="secondary" disabled={isFrozen} onClick={openReview}>
            Review and submit
          </Button>
        )}
      </nav>
      <NavigatorSheet
        {...navigator}
        dialog={sheet}
        canReview={!reviewing}
        onReview={openReview}
        onOpen={open}
      />
    </div>
  )
}
