import type { ComponentProps, RefObject } from 'react'
import { Button } from '#app/_components/button.tsx'
import { Navigator } from './navigator.tsx'

type NavigatorSheetProps = ComponentProps<typeof Navigator> & {
  dialog: RefObject<HTMLDialogElement | null>
  canReview: boolean
  onReview: () => void
}

/** The navigator where there is no room beside the question: a sheet from the lower edge. */
export function NavigatorSheet({ dialog, canReview, onReview, onOpen, ...navigator }: NavigatorSheetProps) {
  function openAndClose(slot: number) {
    dialog.current?.close()
    onOpen(slot)
  }
  /** Closed first: a dialog gives the focus back to what opened it, and the review takes it after that. */
  function reviewAndClose() {
    dialog.current?.close()
    onReview()
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby="sheet-title"
      className="m-0 mt-auto max-h-[85dvh] w-full max-w-none overflow-y-auto rounded-t-panel border-t border-hairline bg-paper p-4 text-ink shadow-float backdrop:bg-black/50 lg:hidden"
    >
      <h2 id="sheet-title" className="mb-3 text-lg font-semibold">
        All questions
      </h2>
      <Navigator {...navigator} onOpen={openAndClose} />
      <form method="dialog" className="sticky -bottom-4 -mb-4 mt-3 flex flex-wrap gap-3 bg-paper py-3">
        <Button type="submit" kind="secondary">
          Close
        </Button>
        {canReview && (
          <Button type="button" kind="secondary" onClick={reviewAndClose}>
            Review and submit
          </Button>
        )}
      </form>
    </dialog>
  )
}
