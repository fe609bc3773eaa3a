import type { Refusal, Reply } from '#app/study/request-json.ts'
import type { DeviceQueue, QueuedResponse } from './device-queue.ts'
import { stateOf, type Halt, type SaveState, type Trouble } from './save-state.ts'
import {
  fingerprint,
  isSame,
  type SlotResponse,
  type StoredResponse,
  type StoredSlot,
} from './slot-response.ts'

type Put = StoredSlot & { elapsedMs: number }
type PutReply = Reply<{ seq: number; savedAt: string; secondsLeft: number }>

type SaverOptions = {
  slots: StoredSlot[]
  queue: DeviceQueue
  put: (response: Put) => Promise<PutReply>
  /** Makes this tab the one that writes, and answers with what the server holds. */
  lease: () => Promise<Reply<StoredSlot[]>>
  /** Resolves after some time, or earlier when the connection comes back. */
  pause: (ms: number) => Promise<void>
  /** The device's time, for people to read. */
  time: () => string
  onState: (state: SaveState) => void
  /** A slot is not as this page showed it: queued on the device, or newer on the server. */
  onFound: (slot: number, response: SlotResponse, where: 'device' | 'server') => void
  /** Made here, not sent, because something newer is stored: for the person to decide. */
  onContested: (contested: QueuedResponse[]) => void
  onClosed: () => void
}

export type Lane = {
  slot: number
  seq: number
  /** Fingerprint of what the server holds. */
  stored: string
  wanted: QueuedResponse | null
  contested: QueuedResponse | null
  refusal: Refusal | null
}

/**
 * Saves responses as they are made: first on the device, then on the server, one request at a time in the order of
 * making, the latest of a slot alone. What fails for the moment is tried again until it is stored; `seq` goes on from
 * the server's, so an older tab or queue never overwrites something newer.
 */
export function createResponseSaver(options: SaverOptions) {
  const { queue, pause } = options
  const lanes = new Map(options.slots.map((stored) => [stored.slot, newLane(stored)]))
  let savedAt: string | null = null
  let order = 0
  let halt: Halt | null = null
  let haltMessage = ''
  let trouble: Trouble | null = null
  let isLeased = false
  let isRunning = false
  let isOnDevice = true
  let sending: Lane | null = null
  let waiting: (() => void)[] = []

  /** Takes up what an earlier page left on the device, and the lease. */
  function start() {
    for (const queued of queue.read()) {
      const lane = lanes.get(queued.slot)
      if (!lane || lane.wanted) continue
      order = Math.max(order, queued.order)
      lane.wanted = queued
      lane.seq = queued.basis
      options.onFound(queued.slot, queued, 'device')
    }
    void run()
  }

  function save(slot: number, { chosen, flagged, struck }: SlotResponse, elapsedMs: number) {
    const lane = lanes.get(slot)
    if (!lane || halt === 'closed' || halt === 'elsewhere') return
    const sent = lane.wanted?.sent ?? []
    const made = { slot, chosen, flagged, struck, elapsedMs, basis: lane.seq, sent, madeAt: options.time() }
    lane.wanted = { ...made, order: ++order }
    lane.refusal = null
    settleContest(lane)
    isOnDevice = queue.write(lane.wanted)
    tell()
    void run()
  }

  async function run() {
    if (isRunning) return
    isRunning = true
    // Nothing is awaited between the last look for work and the end: what is made in between would wait for ever.
    for (let failures = 0, lane = nextOf(lanes); !halt && (!isLeased || lane); lane = nextOf(lanes)) {
      const reply = isLeased && lane?.wanted ? await send(lane, lane.wanted) : await takeLease()
      if (reply.ok || !reply.retryable) {
        trouble = null
        failures = 0
      } else {
        trouble = reply.status === 0 ? 'offline' : 'busy'
        tell()
        const backoff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++)
        await pause(Math.max(backoff, (reply.retryAfterSeconds ?? 0) * 1_000))
      }
      tell()
    }
    isRunning = false
    tell()
  }

  async function takeLease(): Promise<Reply<unknown>> {
    const reply = await patiently(options.lease())
    if (reply.ok) {
      isLeased = true
      adopt(reply.data)
    } else if (!reply.retryable) stopFor(reply)
    return reply
  }

  async function send(lane: Lane, wanted: QueuedResponse): Promise<Reply<unknown>> {
    const { slot, chosen, flagged, struck, elapsedMs } = wanted
    const print = fingerprint(wanted)
    lane.wanted = { ...wanted, sent: [...new Set([...wanted.sent, print])] }
    isOnDevice = queue.write(lane.wanted)
    sending = lane
    tell()
    const reply = await patiently(
      options.put({ slot, chosen, flagged, struck, elapsedMs, seq: lane.seq + 1 }),
    )
    sending = null
    if (reply.ok) {
      savedAt = reply.data.savedAt
      settle(lane, reply.data.seq, print)
    } else if (reply.code === 'stale' && isStored(reply.stored)) meet(lane, reply.stored)
    else if (!reply.retryable) stopFor(reply, lane)
    return reply
  }

  /** Says after a while that it takes long, and goes on waiting. */
  async function patiently<T>(request: Promise<T>): Promise<T> {
    const first = await Promise.race([request, pause(SLOW_MS).then(() => 'slow' as const)])
    if (first !== 'slow') return first
    trouble = 'slow'
    tell()
    return request
  }

  /** A refusal that trying again does not change: of this slot alone, or of this tab. */
  function stopFor(reply: Refusal, lane?: Lane) {
    if (reply.code === 'closed') {
      halt = 'closed'
      options.onClosed()
    } else if (reply.code === 'elsewhere') halt = 'elsewhere'
    else if (reply.status === 401 || reply.status === 404) halt = 'signed-out'
    else if (lane) lane.refusal = reply
    else {
      halt = 'refused'
      haltMessage = reply.message
    }
  }

  function settle(lane: Lane, seq: number, print: string) {
    lane.seq = seq
    lane.stored = print
    if (!lane.wanted) return
    if (fingerprint(lane.wanted) === print) {
      lane.wanted = null
      queue.drop(lane.slot)
    } else {
      lane.wanted = { ...lane.wanted, basis: seq, sent: [] }
      isOnDevice = queue.write(lane.wanted)
    }
  }

  /** The server holds something of a later seq than this tab knew of: our own, somebody's news, or a conflict. */
  function meet(lane: Lane, stored: StoredResponse) {
    const print = fingerprint(stored)
    const mine = lane.wanted
    if (mine && (mine.sent.includes(print) || fingerprint(mine) === print)) {
      settle(lane, stored.seq, print)
      return
    }
    lane.seq = stored.seq
    lane.stored = print
    lane.wanted = null
    if (mine && mine.chosen.length > 0 && !isSame(mine.chosen, stored.chosen)) {
      lane.contested = mine
      tellContested()
    } else if (mine) queue.drop(lane.slot)
    options.onFound(lane.slot, stored, 'server')
  }

  /** Takes over what the server holds by now. */
  function adopt(current: StoredSlot[]) {
    for (const stored of current) {
      const lane = lanes.get(stored.slot)
      if (lane && lane !== sending && stored.seq > lane.seq) meet(lane, stored)
    }
    tell()
  }

  /** The person keeps what is stored; deciding for their own is saving it. */
  function letGo(slot: number) {
    const lane = lanes.get(slot)
    if (!lane?.contested) return
    settleContest(lane)
    queue.drop(slot)
  }

  function settleContest(lane: Lane) {
    if (!lane.contested) return
    lane.contested = null
    tellContested()
  }

  function tellContested() {
    options.onContested([...lanes.values()].flatMap(({ contested }) => (contested ? [contested] : [])))
  }

  /** Another tab of this browser has taken the lease, or nobody is signed in any more. */
  function stop(reason: Halt) {
    halt = halt === 'closed' ? halt : reason
    isLeased = false
    tell()
  }

  /** Continues here: takes the lease again, then looks at what is stored before anything is sent. */
  function resume() {
    if (halt === 'closed') return
    halt = null
    isLeased = false
    tell()
    void run()
  }

  /** Whether something made for this slot waits here, by this page or one before it. */
  function holds(slot: number) {
    const lane = lanes.get(slot)
    return Boolean(lane?.wanted ?? lane?.contested)
  }

  function isSettled() {
    return [...lanes.values()].every(({ wanted }) => wanted === null)
  }

  /** Resolves once everything is stored. */
  function settled(): Promise<void> {
    return isSettled() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
  }

  function tell() {
    options.onState(stateOf({ lanes: [...lanes.values()], halt, haltMessage, trouble, isOnDevice, savedAt }))
    if (!isSettled()) return
    for (const resolve of waiting) resolve()
    waiting = []
  }

  return { start, save, adopt, holds, letGo, stop, resume, isSettled, settled, halted: () => halt }
}

export type ResponseSaver = ReturnType<typeof createResponseSaver>

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000
const SLOW_MS = 2_500

function newLane({ slot, seq, ...stored }: StoredSlot): Lane {
  return { slot, seq, stored: fingerprint(stored), wanted: null, contested: null, refusal: null }
}

/** The one made first among those that may be sent. */
function nextOf(lanes: Map<number, Lane>): Lane | undefined {
  return [...lanes.values()]
    .filter(({ wanted, refusal }) => wanted && !refusal)
    .toSorted((a, b) => (a.wanted?.order ?? 0) - (b.wanted?.order ?? 0))[0]
}

function isStored(value: unknown): value is StoredResponse {
  return value !== null && typeof value === 'object' && 'seq' in value && 'chosen' in value
}
