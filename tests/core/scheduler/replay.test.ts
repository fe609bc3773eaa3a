import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Quality } from '#core/scheduler/quality.ts'
import { applyReview, replay, type ReviewEvent } from '#core/scheduler/replay.ts'
import { type Schedule } from '#core/scheduler/sm2.ts'

const DAY = 20_000

function createReview(changes: Partial<ReviewEvent>): ReviewEvent {
  return { id: 'r', kind: 'review', quality: 4, day: DAY, undoes: null, cappedIntervalDays: null, ...changes }
}

function createUndo(undoes: string, id = `undo ${undoes}`): ReviewEvent {
  return createReview({ id, kind: 'undo', undoes })
}

const quality = fc.constantFrom<Quality>(0, 1, 2, 3, 4, 5)

/** A log of reviews and drills on days that only go forward. */
const log = fc
  .array(
    fc.record({
      kind: fc.constantFrom<'review' | 'drill'>('review', 'review', 'review', 'drill'),
      quality,
      gap: fc.nat({ max: 40 }),
      cappedIntervalDays: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 }),
    }),
    { maxLength: 30 },
  )
  .map((rows) => {
    let day = DAY
    return rows.map(({ gap, ...row }, index) => createReview({ id: `r${index}`, day: (day += gap), ...row }))
  })

test('an empty log is no schedule', () => {
  expect(replay([])).toEqual({ schedule: null, count: 0 })
})

test('reviews add up', () => {
  const events = [
    createReview({ id: 'a', day: DAY }),
    createReview({ id: 'b', day: DAY + 1 }),
    createReview({ id: 'c', day: DAY + 7 }),
  ]
  expect(replay(events)).toEqual({
    schedule: { repetition: 3, intervalDays: 15, easinessFactor: 250, lapses: 0, dueDay: DAY + 22 },
    count: 3,
  })
})

test('undoing the first review leaves no schedule, and counts', () => {
  expect(replay([createReview({ id: 'a' }), createUndo('a')])).toEqual({ schedule: null, count: 2 })
})

test('undoing a lapse takes the lapse back', () => {
  const before = [createReview({ id: 'a' }), createReview({ id: 'b', day: DAY + 1 })]
  const undone = [...before, createReview({ id: 'c', day: DAY + 7, quality: 0 }), createUndo('c')]
  expect(replay(undone)).toEqual({ schedule: replay(before).schedule, count: 4 })
})

test('undoing twice, one review after the other, goes back twice', () => {
  const events = [
    createReview({ id: 'a' }),
    createReview({ id: 'b', day: DAY + 1 }),
    createUndo('b'),
    createUndo('a'),
  ]
  expect(replay(events)).toEqual({ schedule: null, count: 4 })
})

test('an undo of something unknown, of an undo, or a second time changes nothing', () => {
  const events = [createReview({ id: 'a' }), createReview({ id: 'b', day: DAY + 1 }), createUndo('b')]
  for (const useless of [createUndo('nobody'), createUndo('undo b', 'again'), createUndo('b', 'again')]) {
    expect(replay([...events, useless])).toEqual({ schedule: replay(events).schedule, count: 4 })
  }
})

test('a review merged in between stands when the one before it is undone', () => {
  const other = createReview({ id: 'b', day: DAY + 3, quality: 5 })
  const merged = [createReview({ id: 'a', quality: 0 }), other, createUndo('a')]
  expect(replay(merged).schedule).toEqual(replay([other]).schedule)
})

test('a drill moves nothing but the count', () => {
  const review = createReview({ id: 'a' })
  const drill = createReview({ id: 'd', kind: 'drill', quality: 0 })
  expect(replay([review, drill])).toEqual({ schedule: replay([review]).schedule, count: 2 })
  expect(replay([drill])).toEqual({ schedule: null, count: 1 })
})

test('a capped interval replaces the computed one, and the next grows from it', () => {
  const events = [
    createReview({ id: 'a', day: DAY }),
    createReview({ id: 'b', day: DAY + 1 }),
    createReview({ id: 'c', day: DAY + 7, cappedIntervalDays: 4 }),
  ]
  expect(replay(events).schedule).toMatchObject({ intervalDays: 4, dueDay: DAY + 11, easinessFactor: 250 })
  expect(replay([...events, createReview({ id: 'd', day: DAY + 11 })]).schedule).toMatchObject({
    intervalDays: 10,
  })
})

test('replaying equals having applied one review after the other', () => {
  fc.assert(
    fc.property(log, (events) => {
      let schedule: Schedule | null = null
      events.forEach((event, index) => {
        if (event.kind === 'review') schedule = applyReview(schedule, event)
        expect(replay(events.slice(0, index + 1))).toEqual({ schedule, count: index + 1 })
      })
    }),
  )
})

test('whatever was answered and undone at once, anywhere, was never answered', () => {
  fc.assert(
    fc.property(log, fc.nat(), quality, (events, place, answer) => {
      const at = place % (events.length + 1)
      const day = events[at]?.day ?? events.at(-1)?.day ?? DAY
      const regretted = createReview({ id: 'regretted', quality: answer, day })
      const withUndo = [...events.slice(0, at), regretted, createUndo('regretted'), ...events.slice(at)]
      expect(replay(withUndo)).toEqual({ schedule: replay(events).schedule, count: events.length + 2 })
    }),
  )
})

test('undoing every review from the last to the first walks back through every schedule', () => {
  fc.assert(
    fc.property(log, (events) => {
      const reviews = events.filter((event) => event.kind === 'review')
      const history = [...reviews]
      for (let left = reviews.length; left > 0; left -= 1) {
        history.push(createUndo(reviews[left - 1]?.id ?? ''))
        expect(replay(history).schedule).toEqual(replay(reviews.slice(0, left - 1)).schedule)
      }
      expect(replay(history)).toEqual({ schedule: null, count: 2 * reviews.length })
    }),
  )
})

test('EF stays at 1.3 or above, and where nothing was capped no interval falls on a pass', () => {
  fc.assert(
    fc.property(log, (events) => {
      const reviews = events.filter((event) => event.kind === 'review')
      reviews.forEach((review, index) => {
        const before = replay(reviews.slice(0, index)).schedule
        const after = replay(reviews.slice(0, index + 1)).schedule
        const uncapped = [reviews[index - 1], review].every((each) => !each?.cappedIntervalDays)
        expect(after?.easinessFactor).toBeGreaterThanOrEqual(130)
        if (review.quality >= 3 && uncapped) {
          expect(after?.intervalDays).toBeGreaterThanOrEqual(before?.intervalDays ?? 0)
        }
      })
    }),
  )
})
