import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradeResponse, selectProblem } from '#core/grading/grade-response.ts'

const [A, B, C, D] = [0, 1, 2, 3]

// behaviours.md 5.9, Moodle's vectors for keys A and C: what is worth half there is wrong here.
test.each([
  [[A, C], [A, C], true, [], []],
  [[A, C], [C, A], true, [], []],
  [[A, C], [A], false, [C], []],
  [[A, C], [A, B, C], false, [], [B]],
  [[A, C], [B], false, [A, C], [B]],
  [[A, C], [A, B], false, [C], [B]],
  [[A, C], [], false, [A, C], []],
  [[A, C], [D, C, B, A], false, [], [B, D]],
  [[B], [B], true, [], []],
  [[B], [A], false, [B], [A]],
  [[B], [], false, [B], []],
  [[A, C], [A, A, C], true, [], []],
  [[], [], false, [], []],
])('key %j, chosen %j: correct %s, missed %j, extra %j', (key, chosen, correct, missed, extra) => {
  expect(gradeResponse(key, chosen)).toEqual({ correct, missed, extra })
})

const positions = fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 8 })

test('right means the same set, whatever the order', () => {
  fc.assert(
    fc.property(positions, positions, (key, chosen) => {
      const same = [...key].sort().join() === [...chosen].sort().join()
      expect(gradeResponse(key, chosen).correct).toBe(same)
      expect(gradeResponse([...key].reverse(), [...chosen].reverse())).toEqual(gradeResponse(key, chosen))
    }),
  )
})

test('the key is what was chosen, plus the missed, minus the extra', () => {
  fc.assert(
    fc.property(positions, positions, (key, chosen) => {
      const { missed, extra } = gradeResponse(key, chosen)
      const mended = [...chosen.filter((each) => !extra.includes(each)), ...missed]
      expect(mended.sort()).toEqual([...key].sort())
    }),
  )
})

test.each([
  ['single', 1, [0], null],
  ['single', 1, [3], null],
  ['single', 1, [], { kind: 'incomplete', missing: 1 }],
  ['single', 1, [0, 1], { kind: 'invalid', reason: 'too many options' }],
  ['single', 1, [4], { kind: 'invalid', reason: 'unknown option' }],
  ['single', 1, [-1], { kind: 'invalid', reason: 'unknown option' }],
  ['single', 1, [0.5], { kind: 'invalid', reason: 'unknown option' }],
  ['single', 1, [NaN], { kind: 'invalid', reason: 'unknown option' }],
  ['single', 1, [0, 0], { kind: 'invalid', reason: 'repeated option' }],
  ['multiple', 2, [0, 3], null],
  ['multiple', 2, [3, 0], null],
  ['multiple', 2, [0], { kind: 'incomplete', missing: 1 }],
  ['multiple', 2, [], { kind: 'incomplete', missing: 2 }],
  ['multiple', 2, [0, 1, 2], { kind: 'invalid', reason: 'too many options' }],
  ['multiple', 2, [0, 0], { kind: 'invalid', reason: 'repeated option' }],
  ['multiple', 2, [0, 4], { kind: 'invalid', reason: 'unknown option' }],
  ['multiple', 3, [0, 1], { kind: 'incomplete', missing: 1 }],
  ['multiple', 3, [0, 1, 2], null],
] as const)('%s, select %i of 4, chosen %j: %j', (type, select, chosen, problem) => {
  expect(selectProblem(type, select, 4, [...chosen])).toEqual(problem)
})
