import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Quality } from '#core/scheduler/quality.ts'
import { newSchedule, scheduleReview, type Schedule } from '#core/scheduler/sm2.ts'

const TODAY = 20_000
const quality = fc.constantFrom<Quality>(0, 1, 2, 3, 4, 5)

function createSchedule(changes: Partial<Schedule>): Schedule {
  return { ...newSchedule(TODAY), ...changes }
}

/** Every schedule along a history, each review on the day it was due. */
function history(qualities: Quality[]): Schedule[] {
  let schedule = newSchedule(TODAY)
  return qualities.map((each) => (schedule = scheduleReview(schedule, each, schedule.dueDay).schedule))
}

test('a new schedule is due today', () => {
  expect(newSchedule(TODAY)).toEqual({
    repetition: 0,
    intervalDays: 0,
    easinessFactor: 250,
    lapses: 0,
    dueDay: TODAY,
  })
})

test.each<[Quality[], number[], number]>([
  [[4, 4, 4, 4, 4], [1, 6, 15, 38, 95], 250],
  [[5, 5, 5, 5], [1, 6, 17, 50], 290],
  [[4, 4, 4, 1, 4, 4, 4], [1, 6, 15, 1, 1, 6, 15], 250],
  [[3, 3, 3, 3], [1, 6, 13, 26], 194],
  // EF 1.38 after eight threes, then the floor.
  [[3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [1, 6, 13, 26, 47, 79, 121, 167, 218, 284], 130],
  [[0], [1], 250],
  [[2, 5, 5, 5], [1, 1, 6, 17], 280],
])('answers %j give intervals %j and EF × 100 = %i', (qualities, intervals, easinessFactor) => {
  const schedules = history(qualities)
  expect(schedules.map((each) => each.intervalDays)).toEqual(intervals)
  expect(schedules.at(-1)?.easinessFactor).toBe(easinessFactor)
})

test.each<[Quality, number, number]>([
  [5, 250, 260],
  [4, 250, 250],
  [3, 250, 236],
  [2, 250, 250],
  [1, 250, 250],
  [0, 250, 250],
  [3, 144, 130],
  [3, 143, 130],
  [3, 130, 130],
  [0, 130, 130],
])('quality %i turns EF × 100 of %i into %i', (answer, before, after) => {
  const { schedule } = scheduleReview(createSchedule({ easinessFactor: before }), answer, TODAY)
  expect(schedule.easinessFactor).toBe(after)
})

test.each<[number, number, number]>([
  // Whole products stay whole: as floats 25 × 2.2 rounds up to 56, and 50 × 2.18 to 110.
  [25, 210, 55],
  [50, 208, 109],
  [10, 250, 26],
  [50, 150, 80],
  [15, 250, 39],
  [1, 250, 3],
  [100, 240, 250],
  [101, 240, 253],
  [7, 270, 20],
])(
  'after %i days and EF × 100 = %i, being sure and right gives %i days',
  (previous, easinessFactor, next) => {
    const before = createSchedule({ repetition: 2, intervalDays: previous, easinessFactor })
    expect(scheduleReview(before, 5, TODAY).schedule.intervalDays).toBe(next)
  },
)

test('a lapse restarts the repetitions and leaves EF as it was', () => {
  const before = createSchedule({ repetition: 3, intervalDays: 15, easinessFactor: 236, lapses: 1 })
  const { schedule, review } = scheduleReview(before, 1, TODAY)
  expect(schedule).toEqual({
    repetition: 0,
    intervalDays: 1,
    easinessFactor: 236,
    lapses: 2,
    dueDay: TODAY + 1,
  })
  expect(review.lapse).toBe(true)
})

test.each<[number, Quality, boolean]>([
  [0, 2, false],
  [0, 0, false],
  [1, 2, true],
  [5, 0, true],
  [1, 3, false],
])('at repetition %i, quality %i is a lapse: %s', (repetition, answer, lapse) => {
  const { schedule, review } = scheduleReview(createSchedule({ repetition, intervalDays: 6 }), answer, TODAY)
  expect(review.lapse).toBe(lapse)
  expect(schedule.lapses).toBe(lapse ? 1 : 0)
})

test('failing again while relearning adds no lapse', () => {
  expect(history([4, 4, 1, 1, 1]).at(-1)?.lapses).toBe(1)
})

test('a late review grows from the interval that was scheduled, not from the days that passed', () => {
  const before = createSchedule({ repetition: 2, intervalDays: 6, dueDay: TODAY - 30 })
  expect(scheduleReview(before, 4, TODAY).schedule).toMatchObject({ intervalDays: 15, dueDay: TODAY + 15 })
})

test('the log entry holds the answer and the schedules before and after', () => {
  const before = createSchedule({ repetition: 1, intervalDays: 1 })
  const { schedule, review } = scheduleReview(before, 4, TODAY)
  expect(review).toEqual({ quality: 4, day: TODAY, before, after: schedule, lapse: false })
})

test('the schedule given is left alone', () => {
  const before = Object.freeze(createSchedule({ repetition: 4, intervalDays: 40 }))
  scheduleReview(before, 0, TODAY)
  expect(before).toEqual(createSchedule({ repetition: 4, intervalDays: 40 }))
})

test('an interval stops at a century', () => {
  const schedules = history(Array.from({ length: 200 }, (): Quality => 5))
  expect(Math.max(...schedules.map((each) => each.intervalDays))).toBe(36_500)
  expect(schedules.every((each) => Number.isSafeInteger(each.dueDay))).toBe(true)
})

test('EF stays at 1.3 or above, everything is a whole number, and due is the day plus the interval', () => {
  fc.assert(
    fc.property(fc.array(quality, { maxLength: 60 }), (qualities) => {
      for (const schedule of history(qualities)) {
        expect(Object.values(schedule).every(Number.isSafeInteger)).toBe(true)
        expect(schedule.easinessFactor).toBeGreaterThanOrEqual(130)
        expect(schedule.intervalDays).toBeGreaterThanOrEqual(1)
      }
    }),
  )
})

test('an interval never falls on a pass', () => {
  fc.assert(
    fc.property(fc.array(quality, { maxLength: 60 }), (qualities) => {
      const schedules = [newSchedule(TODAY), ...history(qualities)]
      qualities.forEach((each, index) => {
        const [before, after] = [schedules[index], schedules[index + 1]]
        if (each >= 3) expect(after?.intervalDays).toBeGreaterThanOrEqual(before?.intervalDays ?? 0)
      })
    }),
  )
})

test('the interval is the smallest whole number of days not below previous × EF', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_000 }),
      fc.integer({ min: 130, max: 400 }),
      (previous, easinessFactor) => {
        const before = createSchedule({ repetition: 2, intervalDays: previous, easinessFactor })
        const { intervalDays } = scheduleReview(before, 4, TODAY).schedule
        expect(intervalDays * 100).toBeGreaterThanOrEqual(previous * easinessFactor)
        expect((intervalDays - 1) * 100).toBeLessThan(previous * easinessFactor)
      },
    ),
  )
})
