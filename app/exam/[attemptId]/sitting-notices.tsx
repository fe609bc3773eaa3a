import type { ReactNode } from 'react'
import { Button, buttonStyle } from '#app/_components/button.tsx'
import type { QueuedResponse } from './device-queue.ts'
import type { SaveState } from './save-state.ts'
import type { SlotState } from './use-sitting.ts'

type SittingNoticesProps = {
  attemptId: string
  saving: SaveState
  contested: QueuedResponse[]
  slots: Map<number, SlotState>
  onContinueHere: () => void
  onKeepStored: (slot: number) => void
  onUseMine: (response: QueuedResponse) => void
}

/** What needs the person: each says what happened, what was kept, and what to do. */
export function SittingNotices({ attemptId, saving, contested, slots, ...on }: SittingNoticesProps) {
  return (
    <div role="alert" className="grid gap-3 empty:hidden lg:col-span-2">
      {saving.is === 'elsewhere' && (
        <Notice>
          <p>
            This exam goes on in another tab or on another device, so this page is read only.{' '}
            {saving.unsaved > 0 &&
              `${answers(saving.unsaved)} not sent from here ${isOrAre(saving.unsaved)} kept. `}
            Nothing stored was changed.
          </p>
          <Button kind="secondary" onClick={on.onContinueHere}>
            Continue here
          </Button>
        </Notice>
      )}
      {saving.is === 'signed-out' && (
        <Notice>
          <p>
            You are not signed in on this device any more as the person who started this exam.{' '}
            {saving.unsaved > 0
              ? `${answers(saving.unsaved)} ${isOrAre(saving.unsaved)} kept on this device and will be sent when you are back. `
              : 'Everything chosen so far is on the server. '}
            You can go on answering; the clock goes on too.
          </p>
          <a href={`/sign-in?next=/exam/${attemptId}`} className={buttonStyle('secondary')}>
            Sign in
          </a>
        </Notice>
      )}
      {!saving.isOnDevice && saving.is !== 'elsewhere' && (
        <Notice>
          <p>
            This browser does not keep answers: its storage is full or switched off. Saving to the server goes
            on; do not close this page before it says “Saved”.
          </p>
        </Notice>
      )}
      {contested.map((mine) => (
        <Notice key={mine.slot}>
          <p>
            Question {mine.slot} was changed elsewhere after you chose {inLetters(mine.chosen)} here. What
            counts is what is stored: {inLetters(slots.get(mine.slot)?.chosen ?? [])}.
          </p>
          <div className="flex flex-wrap gap-3">
            <Button kind="secondary" onClick={() => on.onKeepStored(mine.slot)}>
              Keep {inLetters(slots.get(mine.slot)?.chosen ?? [])}
            </Button>
            <Button kind="secondary" onClick={() => on.onUseMine(mine)}>
              Use {inLetters(mine.chosen)}
            </Button>
          </div>
        </Notice>
      ))}
    </div>
  )
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-3 rounded-control border border-hairline bg-note-tint px-4 py-3 text-base">
      {children}
    </div>
  )
}

function answers(count: number): string {
  return count === 1 ? '1 answer' : `${count} answers`
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are'
}

/** "B, D", or "nothing". */
function inLetters(chosen: string[]): string {
  return chosen.length > 0 ? chosen.map((letter) => letter.toUpperCase()).join(', ') : 'nothing'
}
