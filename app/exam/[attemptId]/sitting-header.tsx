import type { ComponentProps, RefObject } from 'react'
import { KeysButton, KeysDialog, QUIET_BUTTON } from '#app/study/keys-dialog.tsx'
import { Countdown } from './countdown.tsx'
import type { SaveState } from './response-saver.ts'

type SittingHeaderProps = {
  place: string
  saving: SaveState
  countdown: ComponentProps<typeof Countdown>
  listOpen: boolean
  onToggleList: () => void
  dialog: RefObject<HTMLDialogElement | null>
}

/** Where one is, whether it is saved, how long is left. */
export function SittingHeader({
  place,
  saving,
  countdown,
  listOpen,
  onToggleList,
  dialog,
}: SittingHeaderProps) {
  return (
    <header className={ROWS}>
      <h1 className="text-base font-semibold tabular-nums sm:-order-2">{place}</h1>
      <Countdown {...countdown} />
      <p
        role="status"
        className={`min-h-6 text-sm sm:-order-1 sm:grow ${isTrouble(saving) ? 'font-medium text-ink' : 'text-muted'}`}
      >
        {savedWords(saving)}
      </p>
      <div className="flex items-center justify-end sm:ms-2 sm:empty:hidden">
        <KeysButton dialog={dialog} />
        <button
          type="button"
          aria-expanded={listOpen}
          aria-controls="slots"
          onClick={onToggleList}
          className={`${QUIET_BUTTON} -me-2 lg:hidden`}
        >
          {listOpen ? 'Hide questions' : 'All questions'}
        </button>
      </div>
      <KeysDialog keys={KEYS} dialog={dialog} />
    </header>
  )
}

/** Two rows on a phone, one from there up. */
const ROWS =
  'grid grid-cols-[1fr_auto] items-center gap-x-4 border-b border-hairline pb-1 sm:flex lg:col-span-2'

function isTrouble({ is }: SaveState): boolean {
  return is === 'retrying' || is === 'refused'
}

function savedWords(state: SaveState): string {
  if (state.is === 'saving') return 'Saving…'
  if (state.is === 'refused') return `Not saved. ${state.message}`
  if (state.is === 'retrying') {
    return state.offline
      ? 'Not saved: offline, kept on this page, trying again'
      : 'Not saved: the server is busy, kept on this page, trying again'
  }
  return state.at ? `Saved ${TIME.format(new Date(state.at))}` : 'Saved as you choose'
}

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

const KEYS = [
  { key: '1–8, a–e', does: 'choose an option; again to take it back where several are right' },
  { key: 'n', does: 'next question' },
  { key: 'p', does: 'previous question' },
  { key: 'f', does: 'flag this question' },
  { key: '?', does: 'show these keys' },
]
