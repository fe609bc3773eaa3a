import type { RefObject } from 'react'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { KeysButton, QUIET_BUTTON } from './keys-dialog.tsx'
import type { Step } from './use-answer.ts'

type ActionBarProps = {
  step: Step['at']
  /** Whether the page can check yet. */
  ready: boolean
  notice: string | null
  nextWord: string
  moving: boolean
  onNext: () => void
  undo: { label: string; busy: boolean; onPress: () => void } | null
  dialog: RefObject<HTMLDialogElement | null>
}

/** The one thing to press next, always within reach at the bottom edge, and beside it what went wrong. */
export function ActionBar({ step, ready, notice, nextWord, moving, onNext, undo, dialog }: ActionBarProps) {
  return (
    <div className={ACTION_BAR}>
      <MainButton step={step} ready={ready} nextWord={nextWord} moving={moving} onNext={onNext} />
      <div className={`min-w-0 ${notice ? 'max-sm:order-first max-sm:basis-full' : ''} grow basis-0`}>
        <StatusMessage urgent className={notice ? '' : 'sr-only'}>
          {notice && <span className="text-ink">{notice}</span>}
        </StatusMessage>
        {undo && !notice && (
          <button
            type="button"
            disabled={undo.busy}
            onClick={undo.onPress}
            className={`${QUIET_BUTTON} text-start`}
          >
            {undo.busy ? 'Undoing…' : undo.label}
          </button>
        )}
      </div>
      <KeysButton dialog={dialog} />
    </div>
  )
}

/** At the bottom edge of the screen while the page is longer than it. */
export const ACTION_BAR =
  'action-bar sticky bottom-0 z-10 mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-hairline bg-paper py-3 print:static'

type MainButtonProps = Pick<ActionBarProps, 'step' | 'ready' | 'nextWord' | 'moving' | 'onNext'>

function MainButton({ step, ready, nextWord, moving, onNext }: MainButtonProps) {
  if (step === 'answered' || step === 'stale') {
    const word = step === 'stale' ? 'Load the current one' : nextWord
    return (
      // A double click on Check counts to 2 here, where Next has taken its place: it was not meant for this button.
      <Button key="next" disabled={moving} onClick={(event) => event.detail < 2 && onNext()}>
        {moving ? 'Loading…' : word}
      </Button>
    )
  }
  return (
    <Button key="check" type="submit" disabled={step === 'checking' || moving || !ready}>
      {step === 'checking' ? 'Checking…' : 'Check'}
    </Button>
  )
}
