import type { RefObject } from 'react'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { useDialog } from '#app/study/keys-dialog.tsx'
import type { NavigatorSlot } from './navigator.tsx'
import { TIME, type SaveState } from './save-state.ts'
import { FlagShape, STATUS_WORDS, StatusShape, type SlotStatus } from './slot-status.tsx'
import type { Ending } from './use-ending.ts'
import type { Receipt } from './use-sitting.ts'

type ReviewBeforeSubmitProps = {
  heading: RefObject<HTMLHeadingElement | null>
  overview: NavigatorSlot[]
  ending: Ending
  saving: SaveState
  receipt: Receipt | null
  problem: string | null
  onOpen: (slot: number) => void
  onBack: () => void
  onSubmit: () => void
}

/** What is answered and what is still open; asks back only when something is. */
export function ReviewBeforeSubmit({
  heading,
  overview,
  ending,
  saving,
  receipt,
  problem,
  onOpen,
  onBack,
  onSubmit,
}: ReviewBeforeSubmitProps) {
  const dialog = useDialog()
  const open = overview.filter(({ status }) => status !== 'answered').length
  const isBusy = ending !== 'no' || saving.is === 'elsewhere'
  const answered = overview.filter(({ status }) => status === 'answered' || status === 'incomplete').length

  return (
    <section aria-labelledby="review-title">
      <h2
        id="review-title"
        ref={heading}
        tabIndex={-1}
        className="text-2xl font-semibold tracking-tight outline-none"
      >
        {summaryOf(overview)}
      </h2>
      <p className="mt-2 text-muted">
        {open === 0
          ? 'Every question is answered.'
          : 'A blank or incomplete question counts as wrong, as in the exam: a guess costs nothing.'}
      </p>
      <StatusMessage className="mt-2 tabular-nums">{receiptWords(saving, receipt, answered)}</StatusMessage>
      <ul className="mt-4 border-t border-hairline">
        {overview.map(({ slot, status, flagged }) => (
          <li key={slot} className="border-b border-hairline">
            <button
              type="button"
              disabled={ending !== 'no'}
              onClick={() => onOpen(slot)}
              className="flex min-h-12 w-full flex-wrap items-center gap-x-4 py-1 text-start hover:bg-panel"
            >
              <span className="link min-w-28 tabular-nums">Question {slot}</span>
              <span className="flex items-center gap-2 text-base">
                <StatusShape status={status} /> {STATUS_WORDS[status]}
              </span>
              {flagged && (
                <span className="ms-auto flex items-center gap-2 text-base">
                  <FlagShape /> Flagged
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <StatusMessage urgent className="mt-4 text-ink">
        {problem}
      </StatusMessage>
      <div className="mt-1 flex flex-wrap items-center gap-3">
        <Button disabled={isBusy} onClick={() => (open > 0 ? dialog.current?.showModal() : onSubmit())}>
          {ending !== 'no' ? 'Submitting…' : 'Submit exam'}
        </Button>
        <Button kind="secondary" disabled={ending !== 'no'} onClick={onBack}>
          Back to the questions
        </Button>
      </div>
      <dialog
        ref={dialog}
        aria-labelledby="confirm-title"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-panel border border-hairline bg-panel p-5 text-ink shadow-float backdrop:bg-black/50"
      >
        <h2 id="confirm-title" className="text-lg font-semibold">
          Submit with {open === 1 ? '1 question' : `${open} questions`} not answered?
        </h2>
        <p className="mt-2 text-base">Once submitted, nothing can be changed.</p>
        <form method="dialog" className="mt-4 flex flex-wrap gap-3">
          <Button type="submit" kind="secondary">
            Go on answering
          </Button>
          <Button type="submit" onClick={onSubmit}>
            Submit exam
          </Button>
        </form>
      </dialog>
    </section>
  )
}

/** The server's own count, once nothing is on its way: "65 answers stored, last at 12:04:31." */
function receiptWords(saving: SaveState, receipt: Receipt | null, answered: number): string {
  if (saving.unsaved > 0)
    return saving.unsaved === 1
      ? 'Waiting until the last answer is stored.'
      : `Waiting until ${saving.unsaved} answers are stored.`
  if (!receipt || receipt.stored !== answered) return 'Asking the server what it holds…'
  const { stored, at } = receipt
  if (!at) return 'The server holds no answer yet.'
  return `${stored === 1 ? '1 answer' : `${stored} answers`} stored, last at ${TIME.format(new Date(at))}.`
}

/** "8 answered, 1 blank, 1 incomplete, 2 flagged" */
function summaryOf(overview: NavigatorSlot[]): string {
  const count = (status: SlotStatus) => overview.filter((each) => each.status === status).length
  const parts: [number, string][] = [
    [count('answered'), 'answered'],
    [count('blank'), 'blank'],
    [count('incomplete'), 'incomplete'],
    [count('unseen'), 'unseen'],
    [overview.filter(({ flagged }) => flagged).length, 'flagged'],
  ]
  return parts.flatMap(([n, word], place) => (n > 0 || place === 0 ? [`${n} ${word}`] : [])).join(', ')
}
