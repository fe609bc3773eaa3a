import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unscoredSlots } from '#core/exam/assemble-form.ts'
import { planForm, type FormWish } from '#core/exam/forms.ts'

const SAA = { questions: { scored: 50, unscored: 15 }, minutes: 130 }

test.each<[FormWish, number, number, number]>([
  [{ form: 'quick' }, 10, 0, 20],
  [{ form: 'half' }, 33, 0, 65],
  [{ form: 'full' }, 50, 15, 130],
  [{ form: 'custom', topics: ['dax'], count: 12, minutes: 25 }, 12, 0, 25],
])('%j is %i scored, %i unscored, %i minutes', (wish, scored, unscored, minutes) => {
  expect(planForm(wish, SAA)).toMatchObject({ form: wish.form, scored, unscored, minutes })
})

/** A form of so many slots in each domain. */
function createSlots(perDomain: number[]) {
  return perDomain.flatMap((count, index) =>
    Array.from({ length: count }, (_, n) => ({ questionId: `d${index + 1}-${n}`, domain: index + 1 })),
  )
}

/** How many of these questions are of each domain. */
function perDomain(questionIds: Iterable<string>): number[] {
  const all = [...questionIds]
  return [1, 2, 3, 4].map((domain) => all.filter((id) => id.startsWith(`d${domain}-`)).length)
}

test('15 of 65 unscored are 4/4/4/3, which leaves 15/13/12/10 that count', () => {
  const slots = createSlots([19, 17, 16, 13])
  const tried = unscoredSlots(slots, 15, 'seed')
  expect(perDomain(tried)).toEqual([4, 4, 4, 3])
  const counted = slots.filter(({ questionId }) => !tried.has(questionId))
  expect(perDomain(counted.map(({ questionId }) => questionId))).toEqual([15, 13, 12, 10])
})

test('which ones are unscored is chance: each question is about as often as its neighbours', () => {
  const slots = createSlots([19, 17, 16, 13])
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 2000; seed++)
    for (const id of unscoredSlots(slots, 15, `seed ${seed}`)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const first = slots
    .filter(({ domain }) => domain === 1)
    .map(({ questionId }) => counts.get(questionId) ?? 0)
  // 2000 × 4/19 = 421 each; five standard deviations are 91.
  expect(Math.min(...first)).toBeGreaterThan(330)
  expect(Math.max(...first)).toBeLessThan(512)
})

test('a form without surplus has no unscored question', () => {
  expect(unscoredSlots(createSlots([15, 13, 12, 10]), 0, 'seed').size).toBe(0)
  expect(unscoredSlots(createSlots([3, 3, 2, 2]), -40, 'seed').size).toBe(0)
})

test('no domain has more unscored questions than it has slots, whatever the form', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 20 }), { minLength: 4, maxLength: 4 }),
      fc.nat({ max: 15 }),
      (sizes, wanted) => {
        const slots = createSlots(sizes)
        const count = Math.min(wanted, slots.length)
        const tried = unscoredSlots(slots, count, 'seed')
        expect(tried.size).toBe(count)
        for (const [index, size] of perDomain(tried).entries())
          expect(size).toBeLessThanOrEqual(sizes[index] ?? 0)
      },
    ),
  )
})
