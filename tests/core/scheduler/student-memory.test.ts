import { expect, test } from 'vitest'
import { type Quality } from '#core/scheduler/quality.ts'
import { createStudentMemory, type StudentMemory } from '#core/scheduler/student-memory.ts'

const TODAY = 20_000

/** Thirty questions, each answered wrongly and then once a day with the same quality. */
function afterDaily(quality: Quality, days: number): StudentMemory {
  const memory = createStudentMemory(new Int32Array(30))
  for (let day = 0; day <= days; day += 1)
    for (let question = 0; question < 30; question += 1)
      memory.observe(question, day === 0 ? 1 : quality, TODAY + day)
  return memory
}

test('a student without answers has the population’s mean and nothing to recall', () => {
  const memory = createStudentMemory([0, 0, 1])
  const { model, stability, lastDay, knownAtFirst } = memory.estimate()
  expect(model.keep).toBeCloseTo(0.5, 12)
  expect(Array.from(stability)).toEqual([NaN, NaN, NaN])
  expect(Array.from(lastDay)).toEqual([NaN, NaN, NaN])
  expect(Array.from(knownAtFirst)).toEqual([0.4, 0.4, 0.4])
  expect(memory.recall(0, TODAY)).toBe(0)
})

test('who keeps forgetting overnight is believed to have a short first stability', () => {
  const forgetful = afterDaily(1, 5)
  const retentive = afterDaily(4, 5)
  expect(forgetful.estimate().model.firstDays).toBeLessThan(retentive.estimate().model.firstDays / 3)
  expect(forgetful.recall(0, TODAY + 6)).toBeLessThan(0.5)
  expect(retentive.recall(0, TODAY + 6)).toBeGreaterThan(0.9)
})

test('a second answer on one day teaches nothing about memory', () => {
  const once = createStudentMemory([0])
  const twice = createStudentMemory([0])
  once.observe(0, 1, TODAY)
  twice.observe(0, 1, TODAY)
  twice.observe(0, 4, TODAY)
  expect(twice.estimate()).toEqual(once.estimate())
})

test('the same log gives the same estimate', () => {
  expect(afterDaily(4, 3).estimate()).toEqual(afterDaily(4, 3).estimate())
})

test('first answers say what of a topic was known before; topics without any lean on the rest', () => {
  const memory = createStudentMemory([0, 0, 0, 0, 1, 1, 1, 1, 2])
  for (const question of [0, 1, 2, 3]) memory.observe(question, 4, TODAY)
  // Right but called a guess was not known.
  for (const question of [4, 5, 6, 7]) memory.observe(question, question === 4 ? 3 : 1, TODAY)
  const known = memory.estimate().knownAtFirst
  const overall = (4 + 2) / (8 + 5)
  expect(known[0]).toBeCloseTo((4 + 5 * overall) / 9, 12)
  expect(known[4]).toBeCloseTo((5 * overall) / 9, 12)
  expect(known[8]).toBeCloseTo(overall, 12)
})
