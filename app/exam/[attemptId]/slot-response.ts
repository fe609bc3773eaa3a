/** What one says about a slot, in the letters of its showing. */
export type SlotResponse = { chosen: string[]; flagged: boolean; struck: string[] }
export type StoredResponse = SlotResponse & { seq: number }
export type StoredSlot = StoredResponse & { slot: number }

/** Equal for responses that say the same, in whatever order the letters come. */
export function fingerprint({ chosen, flagged, struck }: SlotResponse): string {
  return JSON.stringify([chosen.toSorted(), flagged, struck.toSorted()])
}

export function isSame(some: string[], others: string[]): boolean {
  return some.toSorted().join() === others.toSorted().join()
}
