import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreAttempt, type ScoredSlot } from '#core/grading/score-attempt.ts'

const SAA = { minimum: 100, maximum: 1000, pass: 720, scoredQuestions: 50 }

function createSlot(changes: Partial<ScoredSlot>): ScoredSlot {
  return { scored: true, domain: 1, correct: false, answered: true, ...changes }
}

/** A form with the first `correct` of `total` questions right. */
function createSlots(correct: number, total: number): ScoredSlot[] {
  return Array.from({ length: total }, (_, index) => createSlot({ correct: index < correct }))
}

test.each([
  [0, 50, 100, false, 0],
  [34, 50, 712, false, 68],
  [35, 50, 730, true, 70],
  [50, 50, 1000, true, 100],
  // Longer forms are read on the same line, rounded; 720 is passed.
  [44, 65, 709, false, 68],
  [45, 65, 723, true, 69],
  [31, 45, null, null, 69],
  [49, 49, null, null, 100],
  [10, 20, null, null, 50],
  [0, 1, null, null, 0],
])('%i of %i is %s scaled, passed %s, %i %%', (correct, total, scaled, passed, percent) => {
  expect(scoreAttempt(createSlots(correct, total), SAA)).toMatchObject({
    correct,
    total,
    scaled,
    passed,
    percent,
  })
})

test('the number shown decides: what rounds to 720 passes', () => {
  // 689 of 1000 is 720.1, and 688.8 would be 719.92.
  expect(scoreAttempt(createSlots(689, 1000), SAA)).toMatchObject({ scaled: 720, passed: true })
  expect(scoreAttempt(createSlots(861, 1250), SAA)).toMatchObject({ scaled: 720, passed: true })
  expect(scoreAttempt(createSlots(688, 1000), SAA)).toMatchObject({ scaled: 719, passed: false })
})

test('unscored slots count nowhere', () => {
  const unscored = Array.from({ length: 15 }, () => createSlot({ scored: false, correct: true, domain: 4 }))
  const score = scoreAttempt([...createSlots(34, 50), ...unscored], SAA)
  expect(score).toEqual({
    correct: 34,
    answered: 50,
    total: 50,
    percent: 68,
    scaled: 712,
    passed: false,
    domains: [{ id: 1, correct: 34, total: 50 }],
  })
})

test('an unanswered slot is counted, and wrong', () => {
  const slots = [
    createSlot({ correct: true }),
    createSlot({ answered: false }),
    createSlot({ answered: false }),
  ]
  expect(scoreAttempt(slots, SAA)).toMatchObject({ correct: 1, answered: 1, total: 3, percent: 33 })
})

test('domains come in their own order, each with its n', () => {
  const slots = [
    createSlot({ domain: 3, correct: true }),
    createSlot({ domain: 1, correct: true }),
    createSlot({ domain: 3 }),
    createSlot({ domain: 1, correct: true }),
    createSlot({ domain: 2, scored: false, correct: true }),
  ]
  expect(scoreAttempt(slots, SAA).domains).toEqual([
    { id: 1, correct: 2, total: 2 },
    { id: 3, correct: 1, total: 2 },
  ])
})

test('a form without slots has no score and no verdict', () => {
  const nothing = { correct: 0, answered: 0, total: 0, percent: 0, scaled: null, passed: null, domains: [] }
  expect(scoreAttempt([], SAA)).toEqual(nothing)
  expect(scoreAttempt([], { ...SAA, scoredQuestions: 0 })).toEqual(nothing)
})

test('one more right answer never lowers a score, and the order of slots plays no part', () => {
  const slot = fc.record({
    scored: fc.boolean(),
    domain: fc.integer({ min: 1, max: 4 }),
    correct: fc.boolean(),
    answered: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 70 }), fc.nat(69), (slots, place) => {
      const score = scoreAttempt(slots, SAA)
      const better = scoreAttempt(
        slots.map((each, index) => (index === place ? { ...each, correct: true } : each)),
        SAA,
      )
      expect(better.correct).toBeGreaterThanOrEqual(score.correct)
      expect(better.scaled ?? 0).toBeGreaterThanOrEqual(score.scaled ?? 0)
      expect(scoreAttempt([...slots].reverse(), SAA)).toEqual(score)
      expect(score.domains.reduce((sum, each) => sum + each.total, 0)).toBe(score.total)
      expect(score.domains.reduce((sum, each) => sum + each.correct, 0)).toBe(score.correct)
    }),
  )
})
