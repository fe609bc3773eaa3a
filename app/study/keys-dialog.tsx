'use client'

import { useRef, type RefObject } from 'react'
import { Button } from '#app/_components/button.tsx'
import { setSingleKeysOn, useSingleKeysOn } from './use-keys.ts'

type DialogRef = RefObject<HTMLDialogElement | null>

/** Opens the list of keys, as `?` does. Of no use where there is only touch. */
export function KeysButton({ dialog }: { dialog: DialogRef }) {
  return (
    <button
      type="button"
      onClick={() => dialog.current?.showModal()}
      className={`${QUIET_BUTTON} pointer-coarse:hidden`}
    >
      Keys
    </button>
  )
}

type KeysDialogProps = { keys: { key: string; does: string }[]; dialog: DialogRef }

/** The list of keys. Not to be put inside a form. */
export function KeysDialog({ keys, dialog }: KeysDialogProps) {
  const on = useSingleKeysOn()
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-panel border border-hairline bg-panel p-5 text-ink shadow-float backdrop:bg-black/50"
    >
      <h2 id="keys-title" className="text-lg font-semibold">
        Keys on this page
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-base">
        {keys.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-[4px] border border-hairline px-1.5 py-0.5 font-mono text-sm">
                {key}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-11 cursor-pointer items-center gap-2 text-base">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => setSingleKeysOn(event.target.checked)}
          className="size-5 accent-(--flame)"
        />
        Use single letters and digits
      </label>
      <form method="dialog" className="mt-3">
        <Button type="submit" kind="secondary">
          Close
        </Button>
      </form>
    </dialog>
  )
}

export function useDialog() {
  return useRef<HTMLDialogElement>(null)
}

export const QUIET_BUTTON =
  'min-h-11 cursor-pointer px-2 text-sm text-muted underline decoration-hairline underline-offset-4 hover:text-ink'
