import { gradeResponse } from './grade-response.ts'

export type ChangeOfMind = 'to-right' | 'to-wrong' | 'still-wrong'

/**
 * What came of changing a response: the first complete one beside the last, whatever lay between. Null when both say
 * the same, or when there never was a complete one. Two different responses cannot both be right.
 */
export function changeOfMind(key: number[], first: number[] | null, last: number[]): ChangeOfMind | null {
  if (first === null || isSame(first, last)) return null
  if (gradeResponse(key, last).correct) return 'to-right'
  return gradeResponse(key, first).correct ? 'to-wrong' : 'still-wrong'
}

function isSame(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((place) => b.includes(place))
}
