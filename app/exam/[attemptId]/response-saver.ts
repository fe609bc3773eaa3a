import type { Refusal, Reply } from '#app/study/request-json.ts'

export type SlotResponse = { chosen: string[]; flagged: boolean; struck: string[] }
export type StoredResponse = SlotResponse & { seq: number }

export type SaveState =
  /** Everything is on the server; `at` is the server's time of the last save, null before the first. */
  | { is: 'saved'; at: string | null }
  | { is: 'saving' }
  | { is: 'retrying'; offline: boolean }
  | { is: 'refused'; message: string }

type Put = StoredResponse & { slot: number }
type PutReply = Reply<{ seq: number; savedAt: string; secondsLeft: number }>

type SaverOptions = {
  slots: { slot: number; seq: number }[]
  put: (response: Put) => Promise<PutReply>
  /** Resolves after some time, or earlier when the connection comes back. */
  pause: (ms: number) => Promise<void>
  onState: (state: SaveState) => void
  /** The server holds something newer than this tab ever sent. */
  onChangedElsewhere: (slot: number, stored: StoredResponse) => void
  onClosed: () => void
}

type Lane = {
  seq: number
  wanted: SlotResponse | null
  /** Sent since the last answer that arrived: if the server holds one of these, it was ours and only its answer got lost. */
  sent: string[]
  running: boolean
  refusal: Refusal | null
}

/**
 * Saves responses as they are made. One request per slot is under way at a time and the latest choice wins; what fails
 * for the moment is tried again until it is stored; `seq` goes on from the server's, so an older tab never overwrites a newer one.
 */
export function createResponseSaver({
  slots,
  put,
  pause,
  onState,
  onChangedElsewhere,
  onClosed,
}: SaverOptions) {
  const lanes = new Map(slots.map(({ slot, seq }) => [slot, newLane(seq)]))
  let savedAt: string | null = null
  let closed = false
  let waiting: (() => void)[] = []

  function save(slot: number, response: SlotResponse) {
    const lane = lanes.get(slot)
    if (!lane || closed) return
    lane.wanted = response
    lane.refusal = null
    if (!lane.running) void run(slot, lane)
  }

  async function run(slot: number, lane: Lane) {
    lane.running = true
    for (let failures = 0; lane.wanted && !lane.refusal && !closed;) {
      const sending: SlotResponse = lane.wanted
      lane.sent.push(fingerprint(sending))
      tell()
      const reply = await put({ ...sending, slot, seq: lane.seq + 1 })
      if (reply.ok) {
        savedAt = reply.data.savedAt
        failures = 0
        settle(lane, reply.data.seq, sending)
      } else if (reply.status === 409) {
        handleConflict(slot, lane, reply)
      } else if (reply.retryable) {
        lane.refusal = reply
        tell()
        await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++))
        lane.refusal = null
      } else {
        lane.refusal = reply
      }
    }
    lane.running = false
    tell()
  }

  function settle(lane: Lane, seq: number, stored: SlotResponse) {
    lane.seq = seq
    lane.sent = []
    if (lane.wanted && fingerprint(lane.wanted) === fingerprint(stored)) lane.wanted = null
  }

  function handleConflict(slot: number, lane: Lane, reply: Refusal) {
    const stored = readStored(reply.stored)
    if (!stored) {
      closed = true
      onClosed()
      return
    }
    const isOurs = lane.sent.includes(fingerprint(stored))
    if (isOurs) {
      settle(lane, stored.seq, stored)
      return
    }
    Object.assign(lane, newLane(stored.seq), { running: true })
    onChangedElsewhere(slot, stored)
  }

  /** Takes over what the server holds for slots that another tab has changed since. */
  function adopt(current: (StoredResponse & { slot: number })[]) {
    for (const stored of current) {
      const lane = lanes.get(stored.slot)
      if (!lane || lane.wanted || lane.running || stored.seq <= lane.seq) continue
      lane.seq = stored.seq
      onChangedElsewhere(stored.slot, stored)
    }
  }

  function isSettled() {
    return [...lanes.values()].every((lane) => lane.wanted === null)
  }

  /** Resolves once everything is stored. */
  function settled(): Promise<void> {
    return isSettled() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
  }

  function tell() {
    onState(stateOf([...lanes.values()], savedAt))
    if (!isSettled()) return
    for (const resolve of waiting) resolve()
    waiting = []
  }

  return { save, adopt, isSettled, settled }
}

export type ResponseSaver = ReturnType<typeof createResponseSaver>

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

function newLane(seq: number): Lane {
  return { seq, wanted: null, sent: [], running: false, refusal: null }
}

function stateOf(lanes: Lane[], savedAt: string | null): SaveState {
  const unsaved = lanes.filter((lane) => lane.wanted)
  const refused = unsaved.find((lane) => lane.refusal && !lane.refusal.retryable)?.refusal
  if (refused) return { is: 'refused', message: refused.message }
  const retrying = unsaved.find((lane) => lane.refusal)?.refusal
  if (retrying) return { is: 'retrying', offline: retrying.status === 0 }
  return unsaved.length > 0 ? { is: 'saving' } : { is: 'saved', at: savedAt }
}

/** Equal for responses that say the same, in whatever order the letters come. */
export function fingerprint({ chosen, flagged, struck }: SlotResponse): string {
  return JSON.stringify([chosen.toSorted(), flagged, struck.toSorted()])
}

function readStored(value: unknown): StoredResponse | null {
  return value && typeof value === 'object' && 'seq' in value ? (value as StoredResponse) : null
}
