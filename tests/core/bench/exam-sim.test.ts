import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fsrs } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { bandCoverage, checkBands } from '../../../bench/exam-sim/band.ts'
import { luckOf, mulberry32 } from '../../../bench/exam-sim/chance.ts'
import { BASELINE, CONTENDERS, OURS } from '../../../bench/exam-sim/contenders.ts'
import { createCourse, REGIMES, SECONDS_UNKNOWN } from '../../../bench/exam-sim/course.ts'
import { gapClosed, runExperiment, scores, worstCell } from '../../../bench/exam-sim/experiment.ts'
import { family as actr } from '../../../bench/exam-sim/families/actr.ts'
import { family as dhp } from '../../../bench/exam-sim/families/dhp.ts'
import { family as fsrsFamily } from '../../../bench/exam-sim/families/fsrs.ts'
import { family as ppe } from '../../../bench/exam-sim/families/outside/ppe.ts'
import { family as twoStores } from '../../../bench/exam-sim/families/outside/two-stores.ts'
import { recallLoss } from '../../../bench/exam-sim/recall-loss.ts'
import { enrol, simulate } from '../../../bench/exam-sim/simulate.ts'

const SEED = 31_337
const families = [fsrsFamily, dhp, actr, twoStores, ppe]
/** The short ones: a test is no measurement. */
const regimes = REGIMES.slice(0, 2)
const cram = createCourse(REGIMES[0] ?? { name: 'cram', days: 7, minutesPerDay: 60, items: 200 })

test('the weights of all items add up to one exam, in every regime', () => {
  for (const regime of REGIMES)
    expect(createCourse(regime).weightOf.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
})

test('luck is even, and no two questions of it are alike', () => {
  const drawn = Array.from({ length: 20_000 }, (_, at) => luckOf(SEED, at % 500, Math.trunc(at / 500), 0))
  const others = Array.from({ length: 20_000 }, (_, at) => luckOf(SEED, at % 500, Math.trunc(at / 500), 1))
  const mean = (numbers: number[]) => numbers.reduce((a, b) => a + b) / numbers.length
  expect(mean(drawn)).toBeCloseTo(0.5, 2)
  const together = mean(drawn.map((each, at) => (each - 0.5) * ((others[at] ?? 0) - 0.5)))
  expect(Math.abs(together) * 12).toBeLessThan(0.03)
})

test.each(families)(
  '$name: recall is a chance, studying changes it as foretold, and time lowers it',
  (family) => {
    const { memory } = enrol(family, cram, SEED, 0)
    const random = mulberry32(SEED)
    for (let step = 0; step < 400; step += 1) {
      const item = Math.floor(random() * 20)
      const at = step / 60
      const knew = random() < 0.5
      const foretold = memory.recallAfter(item, at, knew, at + 3)
      memory.learn(item, at, knew)
      expect(memory.recall(item, at + 3)).toBeCloseTo(foretold, 9)
      expect(foretold).toBeGreaterThanOrEqual(0)
      expect(foretold).toBeLessThanOrEqual(1)
      expect(memory.recall(item, at + 9)).toBeLessThanOrEqual(foretold)
    }
  },
)

test('the fsrs family is FSRS-6: with unjittered parameters it agrees with ts-fsrs', () => {
  // Luck of one half has a normal number of no size: cos(2π · ¼) = 0 needs a quarter in second place.
  let calls = 0
  const noJitter = () => (calls++ % 2 === 0 ? 0.5 : 0.25)
  const memory = fsrsFamily.enrol({ items: 1, known: new Uint8Array(1), random: noJitter })
  const model = fsrs()
  const history: [number, boolean][] = [
    [0, false],
    [1, true],
    [4, true],
    [11, false],
    [12, true],
    [40, true],
  ]
  let state = null as ReturnType<typeof model.next_state> | null
  let last = 0
  for (const [at, knew] of history) {
    state = model.next_state(state, state ? at - last : 0, knew ? 3 : 1)
    memory.learn(0, at, knew)
    last = at
    expect(memory.recall(0, at + 5)).toBeCloseTo(model.forgetting_curve(5, state.stability), 4)
  }
})

test('a course is the same each time, keeps to its minutes and shows the scheduler only answers', () => {
  for (const make of Object.values(CONTENDERS)) {
    const run = () => simulate(enrol(dhp, cram, SEED, 1), cram, make)
    const outcome = run()
    expect(run()).toEqual(outcome)
    expect(outcome.seconds).toBeLessThan(cram.days * (cram.secondsPerDay + SECONDS_UNKNOWN))
  }
})

test('every scheduler meets the same student: the first answer to an item is the same for all', () => {
  const firstAnswers = (name: string) => {
    const answers = new Map<number, boolean>()
    const make = CONTENDERS[name]
    if (!make) throw new Error(name)
    simulate(enrol(fsrsFamily, cram, SEED, 2), cram, (course, seed, memory) => {
      const scheduler = make(course, seed, memory)
      return {
        ...scheduler,
        update(item, day, answer) {
          if (!answers.has(item)) answers.set(item, answer.quality >= 4)
          scheduler.update(item, day, answer)
        },
      }
    })
    return answers
  }
  const a = firstAnswers(BASELINE)
  const b = firstAnswers('leitner')
  const both = [...a.keys()].filter((item) => b.has(item))
  expect(both.length).toBeGreaterThan(50)
  // Known items fade a little until they are met, so a few may differ by the day.
  const differing = both.filter((item) => a.get(item) !== b.get(item))
  expect(differing.length / both.length).toBeLessThan(0.05)
})

test('nobody beats the oracle, and ours is far ahead of the baseline without losing a cell', () => {
  const contenders = Object.fromEntries(
    ['none', BASELINE, 'sm2 no drill', 'leitner', OURS].map((name) => [
      name,
      CONTENDERS[name] ?? (() => never()),
    ]),
  )
  const cells = runExperiment({ seed: SEED, students: 1, families: [fsrsFamily, dhp], regimes }, contenders)
  expect(cells).toHaveLength(4)
  for (const cell of cells)
    for (const name of Object.keys(contenders))
      expect(scores(cell, name)[0]).toBeLessThanOrEqual(cell.oracle[0] ?? 0)
  expect(gapClosed(cells, BASELINE)).toBe(0)
  expect(gapClosed(cells, 'none')).toBeLessThan(-1)
  expect(gapClosed(cells)).toBeGreaterThan(0.4)
  expect(worstCell(cells)).toBeGreaterThan(-2.5)
})

test('bands are foretold at three moments in each cell, the same each time', () => {
  const run = () => checkBands({ seed: SEED, students: 1, families: [dhp], regimes })
  const checks = run()
  expect(run()).toEqual(checks)
  expect(checks).toHaveLength(6)
  expect(bandCoverage(checks, 1)).toBeGreaterThan(0.5)
})

test('the app foretells answers better than a running mean does, from its own log only', () => {
  const { app, runningMean, answers } = recallLoss(
    { seed: SEED, students: 1, families: [dhp], regimes },
    OURS,
  )
  expect(answers).toBeGreaterThan(300)
  expect(app).toBeLessThan(runningMean)
})

test('the two families outside are modules that --family can load', async () => {
  for (const name of ['ppe', 'two-stores']) {
    const url = pathToFileURL(resolve(`bench/exam-sim/families/outside/${name}.ts`)).href
    const imported = (await import(url)) as { family: { name: string } }
    expect(imported.family.name).toBe(name)
  }
})

function never(): never {
  throw new Error('no such contender')
}
