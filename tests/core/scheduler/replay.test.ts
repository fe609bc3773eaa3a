import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Quality } from '#core/scheduler/quality.ts'
import { applyReview, lastAnswer, replay, replaySteps, type ReviewEvent } from '#core/scheduler/replay.ts'
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

/** The same, with a few reviews taken back some rows later, as in two merged histories. */
const logWithUndos = fc
  .tuple(log, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 4 })), { maxLength: 5 }))
  .map(([events, regrets]) => {
    const rows = [...events]
    for (const [choice, later] of regrets) {
      const reviews = rows.filter(({ kind }) => kind === 'review')
      const regretted = reviews[choice % Math.max(1, reviews.length)]
      if (!regretted || rows.some(({ undoes }) => undoes === regretted.id)) continue
      rows.splice(rows.indexOf(regretted) + 1 + later, 0, { ...createUndo(regretted.id), day: regretted.day })
    }
    return rows
  })

test('each step finds the schedule that the one before it left', () => {
  const events = [
    createReview({ id: 'a' }),
    createReview({ id: 'drill', kind: 'drill', quality: 0 }),
    createReview({ id: 'b', day: DAY + 1 }),
  ]
  const after = (n: number) => replay(events.slice(0, n)).schedule
  expect(replaySteps(events)).toEqual([
    { event: events[0], before: null, after: after(1), first: true },
    { event: events[1], before: after(1), after: after(1), first: false },
    { event: events[2], before: after(1), after: after(3), first: false },
  ])
})

test('a review undone only after the next one: the next one is the first answer and stands on nothing', () => {
  const [a, b] = [createReview({ id: 'a', quality: 0 }), createReview({ id: 'b', day: DAY + 3, quality: 5 })]
  const undo = createUndo('a')
  expect(replaySteps([a, b, undo])).toEqual([
    { event: a, before: null, after: replay([a]).schedule, first: true },
    { event: b, before: null, after: replay([b]).schedule, first: true },
    { event: undo, before: replay([a, b]).schedule, after: replay([b]).schedule, first: true },
  ])
})

test('an undone answer in the middle hides from those after it', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id, n) => createReview({ id, day: DAY + n }))
  if (!a || !b || !c) throw new Error('three reviews were made')
  const steps = replaySteps([a, b, c, createUndo('b')])
  expect(steps[2]).toMatchObject({ before: replay([a]).schedule, after: replay([a, c]).schedule })
  expect(steps[3]).toMatchObject({ before: replay([a, b, c]).schedule, after: replay([a, c]).schedule })
  expect(steps.map(({ first }) => first)).toEqual([true, false, false, false])
})

test('a useless undo does nothing in its step', () => {
  const a = createReview({ id: 'a' })
  const { schedule } = replay([a])
  for (const useless of [createUndo('nobody'), createUndo('undo a')])
    expect(replaySteps([a, useless])[1]).toMatchObject({ before: schedule, after: schedule })
})

test('where every undo follows its review at once, the steps are what was written at the time', () => {
  fc.assert(
    fc.property(log, fc.nat(), (events, choice) => {
      const reviews = events.filter(({ kind }) => kind === 'review')
      const regretted = reviews[choice % Math.max(1, reviews.length)]
      const at = regretted ? events.indexOf(regretted) + 1 : 0
      const undo = regretted ? [createUndo(regretted.id)] : []
      const rows = [...events.slice(0, at), ...undo, ...events.slice(at)]
      replaySteps(rows).forEach(({ before, after }, place) => {
        expect({ before, after }).toEqual({
          before: replay(rows.slice(0, place)).schedule,
          after: replay(rows.slice(0, place + 1)).schedule,
        })
      })
    }),
  )
})

test('the last standing step ends where replaying does, and exactly one standing answer is the first', () => {
  fc.assert(
    fc.property(logWithUndos, (rows) => {
      const undone = new Set(rows.map(({ undoes }) => undoes))
      const standing = replaySteps(rows).filter(
        ({ event }) => event.kind === 'review' && !undone.has(event.id),
      )
      expect(standing.at(-1)?.after ?? null).toEqual(replay(rows).schedule)
      expect(standing.map(({ first }) => first)).toEqual(standing.map((_, n) => n === 0))
    }),
  )
})

test('taking back the last standing review restores what its own step found', () => {
  fc.assert(
    fc.property(logWithUndos, (rows) => {
      const undone = new Set(rows.map(({ undoes }) => undoes))
      const last = replaySteps(rows).findLast(({ event }) => event.kind === 'review' && !undone.has(event.id))
      if (last) expect(replay([...rows, createUndo(last.event.id)]).schedule).toEqual(last.before)
    }),
  )
})

test('the last answer is the last that stands, a drill as well', () => {
  const a = createReview({ id: 'a', quality: 5 })
  const b = createReview({ id: 'b', quality: 1, day: DAY + 1 })
  const drill = createReview({ id: 'd', kind: 'drill', quality: 3, day: DAY + 2 })
  expect(lastAnswer([a, b])).toEqual({ day: DAY + 1, quality: 1 })
  expect(lastAnswer([a, b, createUndo('b')])).toEqual({ day: DAY, quality: 5 })
  expect(lastAnswer([a, drill])).toEqual({ day: DAY + 2, quality: 3 })
  expect(lastAnswer([a, createUndo('a')])).toBeNull()
  expect(lastAnswer([])).toBeNull()
})
