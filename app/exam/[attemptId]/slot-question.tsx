import type { RefObject } from 'react'
import { Button } from '#app/_components/button.tsx'
import { Prose } from '#app/_components/prose.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { ACTION_BAR } from '#app/study/action-bar.tsx'
import { choiceInstruction } from '#app/study/choose.ts'
import { useHydrated } from '#app/study/use-hydrated.ts'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import { SittingOptions } from './sitting-options.tsx'
import { FlagShape } from './slot-status.tsx'
import type { SlotState } from './use-sitting.ts'

type SlotQuestionProps = {
  heading: RefObject<HTMLLegendElement | null>
  question: PresentedQuestion
  state: SlotState
  notice: string | null
  /** While it is being submitted nothing moves; while it goes on elsewhere one may still look. */
  frozen: boolean
  readOnly: boolean
  isFirst: boolean
  isLast: boolean
  onChoose: (label: string) => void
  onStrike: (label: string) => void
  onFlag: () => void
  onMove: (by: 1 | -1) => void
}

/** One slot: stem, options, flag, and the way to its neighbours. */
export function SlotQuestion({
  heading,
  question,
  state,
  notice,
  frozen,
  readOnly,
  isFirst,
  isLast,
  ...on
}: SlotQuestionProps) {
  const hydrated = useHydrated()
  return (
    <>
      <fieldset className="min-w-0">
        <legend ref={heading} tabIndex={-1} className="w-full outline-none">
          <Prose html={question.stem} />
        </legend>
        <p role="status" className="my-3 min-h-6 text-sm text-muted">
          {choiceInstruction(question, state.chosen)}
          {state.changedElsewhere && (
            <strong className="text-ink"> · Changed in another tab: this is what is stored.</strong>
          )}
        </p>
        <SittingOptions
          question={question}
          chosen={state.chosen}
          struck={state.struck}
          disabled={frozen || readOnly || !hydrated}
          onChoose={on.onChoose}
          onStrike={on.onStrike}
        />
      </fieldset>
      <div className={`${ACTION_BAR} flex-wrap`}>
        <StatusMessage urgent className={notice ? 'basis-full' : 'sr-only'}>
          {notice && <span className="text-ink">{notice}</span>}
        </StatusMessage>
        <Button
          kind="secondary"
          className={NARROW}
          disabled={isFirst || frozen}
          onClick={() => on.onMove(-1)}
        >
          Previous
        </Button>
        <Button
          kind="secondary"
          className={NARROW}
          aria-pressed={state.flagged}
          disabled={frozen || readOnly || !hydrated}
          onClick={on.onFlag}
        >
          <FlagShape hollow={!state.flagged} />
          Flag
        </Button>
        <Button className={`ms-auto ${NARROW}`} disabled={frozen} onClick={() => on.onMove(1)}>
          {isLast ? 'Review' : 'Next'}
        </Button>
      </div>
    </>
  )
}

/** Three buttons in one row on the narrowest phones. */
const NARROW = 'max-[379px]:px-3'
