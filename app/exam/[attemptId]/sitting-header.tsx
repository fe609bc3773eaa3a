import type { ComponentProps, RefObject } from 'react'
import { KeysButton, KeysDialog, QUIET_BUTTON } from '#app/study/keys-dialog.tsx'
import { Countdown } from './countdown.tsx'
import { savingWords, type SaveState } from './save-state.ts'
import { useOnline } from './use-online.ts'

type SittingHeaderProps = {
  place: string
  saving: SaveState
  countdown: ComponentProps<typeof Countdown>
  extraMinutes: number
  onOpenList: () => void
  dialog: RefObject<HTMLDialogElement | null>
}

/** Where one is, whether it is saved, how long is left. */
export function SittingHeader({
  place,
  saving,
  countdown,
  extraMinutes,
  onOpenList,
  dialog,
}: SittingHeaderProps) {
  const online = useOnline()
  const isTrouble = !online || (saving.is !== 'saved' && saving.is !== 'saving')
  return (
    <header className={ROWS}>
      <h1 className="text-base font-semibold tabular-nums sm:-order-2">{place}</h1>
      <Countdown {...countdown} />
      <p
        role="status"
        className={`min-h-6 text-sm sm:-order-1 sm:grow ${isTrouble ? 'font-medium text-ink' : 'text-muted'}`}
      >
        {savingWords(saving, online)}
      </p>
      <div className="flex items-center justify-end sm:ms-2 sm:empty:hidden">
        <KeysButton dialog={dialog} />
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={onOpenList}
          className={`${QUIET_BUTTON} -me-2 lg:hidden`}
        >
          All questions
        </button>
      </div>
      {extraMinutes > 0 && (
        <p className="col-span-2 text-sm text-muted sm:basis-full">
          Your time includes {extraMinutes} minutes of extra time.
        </p>
      )}
      <KeysDialog keys={KEYS} dialog={dialog} />
    </header>
  )
}

/** Two rows on a phone, one from there up. */
const ROWS =
  'grid grid-cols-[1fr_auto] items-center gap-x-4 border-b border-hairline pb-1 sm:flex sm:flex-wrap lg:col-span-2'

const KEYS = [
  { key: '1–8, a–e', does: 'choose an option; again to take it back where several are right' },
  { key: 'Shift + 1–8', does: 'strike an option out, or bring it back' },
  { key: 'n', does: 'next question' },
  { key: 'p', does: 'previous question' },
  { key: 'f', does: 'flag this question' },
  { key: 'r', does: 'review before submitting' },
  { key: '?', does: 'show these keys' },
]
