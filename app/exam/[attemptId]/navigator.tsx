import { FlagShape, STATUS_WORDS, StatusShape, type SlotStatus } from './slot-status.tsx'

export type NavigatorSlot = { slot: number; status: SlotStatus; flagged: boolean }

type NavigatorProps = { slots: NavigatorSlot[]; current: number; onOpen: (slot: number) => void }

/** Every slot at a glance: number, shape and word; a flag in the corner. */
export function Navigator({ slots, current, onOpen }: NavigatorProps) {
  return (
    <ol className="grid list-none grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2 p-0 lg:grid-cols-2">
      {slots.map(({ slot, status, flagged }) => (
        <li key={slot}>
          <button
            type="button"
            onClick={() => onOpen(slot)}
            aria-current={slot === current ? 'true' : undefined}
            aria-label={`Question ${slot}, ${STATUS_WORDS[status].toLowerCase()}${flagged ? ', flagged' : ''}`}
            className="relative grid min-h-14 w-full cursor-pointer gap-0.5 rounded-control border border-hairline bg-panel px-2 py-1.5 text-start hover:border-muted aria-[current]:border-ink aria-[current]:ring-1 aria-[current]:ring-ink"
          >
            <span className="font-semibold tabular-nums">{slot}</span>
            <span className="flex items-center gap-1.5 text-sm text-muted">
              <StatusShape status={status} />
              {STATUS_WORDS[status]}
            </span>
            {flagged && (
              <span className="absolute end-2 top-2">
                <FlagShape />
              </span>
            )}
          </button>
        </li>
      ))}
    </ol>
  )
}
