import { expect, test } from 'vitest'
import { paceOf } from '#core/grading/pace.ts'

const SAA = { minutes: 130, questions: 65 }

test.each([
  [[], 0, 0, 0],
  [[0, 0], 0, 0, 0],
  [[90_000], 1, 90_000, 0],
  [[60_000, 120_000], 2, 90_000, 0],
  [[0, 30_000, 120_001, 300_000], 3, 120_001, 2],
])('%j: %i shown, half under %i ms, %i over two minutes', (elapsed, shown, medianMs, slower) => {
  expect(paceOf(elapsed, SAA)).toEqual({ shown, medianMs, slower, paceMs: 120_000 })
})
