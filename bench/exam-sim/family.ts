/**
 * One simulated student's memory of all items. Instants are days from the start of the course, with fractions.
 * Only the simulator and the oracle may ask it; a scheduler sees answers.
 */
export type Memory = {
  /** The chance of knowing the item at an instant. */
  recall: (item: number, at: number) => number
  /** Studies the item: it was known or not, and its explanation has been read. */
  learn: (item: number, at: number, knew: boolean) => void
  /** The recall at `later` if the item were studied at `at` with that outcome; changes nothing. */
  recallAfter: (item: number, at: number, knew: boolean, later: number) => number
}

export type Newcomer = {
  items: number
  /** 1 for an item known before the first day, by topic ability. */
  known: Uint8Array
  random: () => number
}

/** A way of forgetting. A module outside that exports one as `family` can be judged with `--family <module>`. */
export type Family = { name: string; id: number; enrol: (newcomer: Newcomer) => Memory }
