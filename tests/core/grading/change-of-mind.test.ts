import { expect, test } from 'vitest'
import { changeOfMind } from '#core/grading/change-of-mind.ts'

test.each([
  [[0], null, [], null],
  [[0], null, [0], null],
  [[0], [0], [0], null],
  [[0], [1], [0], 'to-right'],
  [[0], [0], [1], 'to-wrong'],
  [[0], [1], [2], 'still-wrong'],
  [[0], [0], [], 'to-wrong'],
  [[0], [1], [], 'still-wrong'],
  [[0, 2], [2, 0], [0, 2], null],
  [[0, 2], [0, 1], [0, 2], 'to-right'],
  [[0, 2], [0, 2], [0], 'to-wrong'],
  [[0, 2], [0, 1], [1, 3], 'still-wrong'],
])('key %j, first %j, last %j: %s', (key, first, last, expected) => {
  expect(changeOfMind(key, first, last)).toBe(expected)
})
