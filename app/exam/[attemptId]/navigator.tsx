import { STATUS_WORDS, StatusShape, type SlotStatus } from './slot-status.tsx'

export type NavigatorSlot = { slot: number; status: SlotStatus; flagged: boolean }

type NavigatorProps = { slots: NavigatorSlot[]; current: number; onOpen: (slot: number) => void }

const STATUSES: SlotStatus[] = ['answered', 'incomplete', 'blank', 'unseen']

/** Every slot at a glance, five in a row: number and shape, a flag as the corner; below it what the shapes say. */
export function Navigator({ slots, current, onOpen }: NavigatorProps) {
  const flagged = slots.filter((slot) => slot.flagged).length
  return (
    <div className="grid gap-3">
      <ol className="grid list-none grid-cols-5 gap-1.5 p-0">
        {slots.map(({ slot, status, flagged }) => (
          <li key={slot}>
            <button
              type="button"
              onClick={() => onOpen(slot)}
              aria-current={slot === current ? 'true' : undefined}
              aria-label={`Question ${slot}, ${STATUS_WORDS[status].toLowerCase()}${flagged ? ', flagged' : ''}`}
              className="relative flex min-h-11 w-full cursor-pointer items-center justify-center gap-1 overflow-hidden rounded-control border border-hairline bg-panel text-sm hover:border-muted aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:ring-1 aria-[current]:ring-ink"
            >
              <span className="tabular-nums">{slot}</span>
              <StatusShape status={status} small />
              {flagged && <FlagCorner />}
            </button>
          </li>
        ))}
      </ol>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {STATUSES.map((status) => (
          <li key={status} className="flex items-center gap-1.5 tabular-nums">
            <StatusShape status={status} small />
            {slots.filter((slot) => slot.status === status).length} {STATUS_WORDS[status].toLowerCase()}
          </li>
        ))}
        <li className="flex items-center gap-1.5 tabular-nums">
          <span className="relative size-3">
            <FlagCorner />
          </span>
          {flagged} flagged
        </li>
      </ul>
    </div>
  )
}

function FlagCorner() {
  return (
    <svg viewBox="0 0 10 10" className="absolute end-0 top-0 size-3" aria-hidden="true">
      <path d="M0 0h10v10z" fill="currentColor" />
    </svg>
  )
}
