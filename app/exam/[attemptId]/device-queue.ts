import type { SlotResponse } from './slot-response.ts'

/** A response on this device until the server says that it holds it. */
export type QueuedResponse = SlotResponse & {
  slot: number
  /** The server's seq that this was made upon. */
  basis: number
  /** Fingerprints sent upon that basis whose answer did not arrive: where the server holds one of them, it is ours. */
  sent: string[]
  /** Its place in the order of making. */
  order: number
  elapsedMs: number
  /** By this device's clock: shown to people, and never trusted. */
  madeAt: string
}

/** The part of `localStorage` that is used. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** What the storage refused to take. Gone with this page, but not when moving on to the result. */
const inMemory = new Map<string, string>()

/**
 * The queue of one person's attempt on this device. The person is part of every key, so that on a shared computer
 * nobody's answers are read, or sent, by the next one. One key a slot: two tabs never overwrite each other's whole queue.
 */
export function createDeviceQueue(storage: () => DeviceStorage, person: string, attempt: string) {
  const prefix = `pilot-light.exam.${person}.${attempt}.`
  /** As this tab wrote or read them: what another tab wrote since is not ours to remove. */
  const known = new Map<string, string>()

  function read(): QueuedResponse[] {
    const found: QueuedResponse[] = []
    for (const [key, text] of [...stored(), ...inMemory]) {
      const response = key.startsWith(prefix) ? parse(text) : null
      if (!response) continue
      known.set(key, text)
      found.push(response)
    }
    return found.toSorted((a, b) => a.order - b.order)
  }

  /** Whether the device keeps it; what it refuses (full, switched off) stays with the page. */
  function write(response: QueuedResponse): boolean {
    const key = prefix + response.slot
    const text = JSON.stringify(response)
    known.set(key, text)
    try {
      storage().setItem(key, text)
      inMemory.delete(key)
      return true
    } catch {
      inMemory.set(key, text)
      return false
    }
  }

  function drop(slot: number): void {
    const key = prefix + slot
    const text = known.get(key)
    known.delete(key)
    inMemory.delete(key)
    ifAllowed(() => {
      const device = storage()
      if (device.getItem(key) === text) device.removeItem(key)
    })
  }

  /** Removes everything of this attempt, whichever tab wrote it. */
  function clear(): void {
    for (const key of [...stored().map(([key]) => key), ...inMemory.keys()]) {
      if (!key.startsWith(prefix)) continue
      inMemory.delete(key)
      ifAllowed(() => storage().removeItem(key))
    }
  }

  function stored(): [string, string][] {
    return (
      ifAllowed(() => {
        const device = storage()
        const keys = Array.from({ length: device.length }, (_, place) => device.key(place) ?? '')
        return keys.map((key): [string, string] => [key, device.getItem(key) ?? ''])
      }) ?? []
    )
  }

  return { read, write, drop, clear }
}

export type DeviceQueue = ReturnType<typeof createDeviceQueue>

/** Storage may be forbidden, and then even naming it throws: the same as finding nothing. */
function ifAllowed<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}

/** What another version of the app or another hand left under our name is passed over. */
function parse(text: string): QueuedResponse | null {
  const value: unknown = ifAllowed(() => JSON.parse(text) as unknown)
  if (!value || typeof value !== 'object') return null
  const { slot, basis, order, elapsedMs, chosen, struck, sent, flagged, madeAt } = value as Partial<
    Record<keyof QueuedResponse, unknown>
  >
  const isRight =
    [slot, basis, order, elapsedMs].every(Number.isSafeInteger) &&
    [chosen, struck, sent].every(
      (list) => Array.isArray(list) && list.every((each) => typeof each === 'string'),
    ) &&
    typeof flagged === 'boolean' &&
    typeof madeAt === 'string'
  return isRight ? (value as QueuedResponse) : null
}
