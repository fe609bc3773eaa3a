import { expect, test } from 'vitest'
import { evenFirst } from '#core/scheduler/even-first.ts'

/** Questions 0–3 are new in domain 0, 10–13 in domain 1; all others were met before. */
function newIn(question: number): number | null {
  if (question < 4) return 0
  return question >= 10 && question < 14 ? 1 : null
}

test.each([
  ['enough everywhere: the order stands', [20, 20], [0, 50, 1, 10], [0, 50, 1, 10]],
  ['the barest domain comes first, in its own order', [20, 17], [0, 50, 1, 11, 10], [11, 50, 10, 0, 1]],
  ['only as many as are missing', [20, 19], [0, 1, 10, 11], [10, 0, 1, 11]],
  ['domains alike take turns', [18, 18], [0, 1, 2, 10, 11], [0, 10, 1, 11, 2]],
  ['the next barest where the barest has none left', [15, 10], [50, 1, 0], [50, 1, 0]],
  ['nothing new', [0, 0], [50, 51], [50, 51]],
])('%s', (_, firstResponses, order, expected) => {
  expect(evenFirst(order, newIn, firstResponses)).toEqual(expected)
})
