import type { SlotState } from './use-sitting.ts'

export type SlotStatus = 'unseen' | 'blank' | 'incomplete' | 'answered'

export const STATUS_WORDS: Record<SlotStatus, string> = {
  unseen: 'Unseen',
  blank: 'Blank',
  incomplete: 'Incomplete',
  answered: 'Answered',
}

/** How far a slot is; `select` is how many options its question asks for. It says nothing about right or wrong. */
export function statusOf({ seen, chosen }: SlotState, select: number): SlotStatus {
  if (!seen) return 'unseen'
  if (chosen.length === 0) return 'blank'
  return chosen.length < select ? 'incomplete' : 'answered'
}

/** Dotted, empty, half, full: told apart by shape alone. */
export function StatusShape({ status, small = false }: { status: SlotStatus; small?: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`${small ? 'size-3' : 'size-4'} shrink-0`}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <circle cx="8" cy="8" r="6" strokeDasharray={status === 'unseen' ? '1.5 3' : undefined} />
      {status === 'incomplete' && <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" stroke="none" />}
      {status === 'answered' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
    </svg>
  )
}

export function FlagShape({ hollow = false }: { hollow?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true">
      <path
        d="M3.5 15V1.5M3.5 2h9l-2.5 3.5L12.5 9h-9z"
        fill={hollow ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  )
}
