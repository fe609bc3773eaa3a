/** Below this many first answers a share says more about chance than about the student. */
export const ENOUGH_ANSWERS = 5

/** 0.643 → "64 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
