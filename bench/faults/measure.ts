export type Measure = { name: string; value: number; bar: string; holds: boolean }

/** What one part of the bench found; each problem is a sentence for a thing that should not be. */
export type Found = { measures: Measure[]; problems: string[] }

/** A number that says how much was tried. */
export function counted(name: string, value: number): Measure {
  return { name, value, bar: '-', holds: true }
}

/** A number that has to be 0. */
export function none(name: string, value: number): Measure {
  return { name, value, bar: '0', holds: value === 0 }
}

/** What could not be tried here: it says why, and never holds. */
export function notRun(name: string, why: string): Measure {
  return { name, value: 0, bar: `not run: ${why}`, holds: false }
}
