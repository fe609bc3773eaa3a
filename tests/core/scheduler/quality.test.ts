import { expect, test } from 'vitest'
import { qualityOf, type Confidence, type Quality } from '#core/scheduler/quality.ts'

const cases: [boolean, Confidence, Quality][] = [
  [true, 'sure', 5],
  [true, 'unsure', 4],
  [true, null, 4],
  [true, 'guess', 3],
  [false, 'guess', 2],
  [false, 'unsure', 1],
  [false, null, 1],
  [false, 'sure', 0],
]

test.each(cases)('correct %s and confidence %s is quality %i', (correct, confidence, quality) => {
  expect(qualityOf(correct, confidence)).toBe(quality)
})

test('a right answer always passes and a wrong one never does', () => {
  for (const [correct, confidence] of cases) expect(qualityOf(correct, confidence) >= 3).toBe(correct)
})
