import type { Lane } from './response-saver.ts'
import { fingerprint } from './slot-response.ts'

/** Why a tab has stopped sending. */
export type Halt = 'elsewhere' | 'signed-out' | 'closed' | 'refused'
/** What keeps it from sending just now. */
export type Trouble = 'offline' | 'slow' | 'busy'

export type SaveState = {
  /** Responses made here that the server does not hold yet; time alone is none. */
  unsaved: number
  /** Whether the device keeps what is not saved yet: then closing the page loses nothing. */
  isOnDevice: boolean
} & (
  | { is: 'saved'; at: string | null }
  | { is: 'saving' }
  | { is: 'offline' }
  | { is: 'slow' }
  | { is: 'busy' }
  | { is: 'refused'; message: string }
  | { is: 'elsewhere' }
  | { is: 'signed-out' }
  | { is: 'closed' }
)

type Known = {
  lanes: Lane[]
  halt: Halt | null
  /** Why the server refuses this tab as a whole. */
  haltMessage: string
  trouble: Trouble | null
  isOnDevice: boolean
  savedAt: string | null
}

/** The one thing to tell about saving: what stops it first, then what delays it. */
export function stateOf({ lanes, halt, haltMessage, trouble, isOnDevice, savedAt }: Known): SaveState {
  const waiting = lanes.filter(({ wanted }) => wanted)
  const unsaved = waiting.filter(({ wanted, stored }) => wanted && fingerprint(wanted) !== stored).length
  const refusal = waiting.find((lane) => lane.refusal)?.refusal
  const common = { unsaved, isOnDevice }
  if (halt === 'refused') return { ...common, is: halt, message: haltMessage }
  if (halt) return { ...common, is: halt }
  if (trouble) return { ...common, is: trouble }
  if (refusal) return { ...common, is: 'refused', message: refusal.message }
  return waiting.length > 0 ? { ...common, is: 'saving' } : { ...common, is: 'saved', at: savedAt }
}

/** Saving in words. `at` is the server's time of the last save; `isOnline` what the browser thinks of its connection. */
export function savingWords(state: SaveState, isOnline: boolean): string {
  const kept = keptWords(state)
  if (state.is === 'signed-out') return `Signed out: ${kept}`
  if (state.is === 'elsewhere') return 'Read only: the exam goes on elsewhere'
  if (state.is === 'closed') return 'The exam is over'
  if (!isOnline || state.is === 'offline') return `Offline: ${kept}`
  if (state.is === 'busy') return `The server is busy: ${kept}, trying again`
  if (state.is === 'slow') return `No answer from the server yet: ${kept}, trying on`
  if (state.is === 'refused') return `Not saved: ${kept}. ${state.message}`
  if (state.is !== 'saved') return 'Saving…'
  return state.at ? `Saved ${TIME.format(new Date(state.at))}` : 'Saved as you choose'
}

function keptWords({ unsaved, isOnDevice }: SaveState): string {
  const where = isOnDevice ? 'on this device' : 'on this page only: leave it open'
  if (unsaved === 0) return `what you choose is kept ${where}`
  return unsaved === 1 ? `1 answer is kept ${where}` : `${unsaved} answers are kept ${where}`
}

/** "12:04:31" */
export const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
