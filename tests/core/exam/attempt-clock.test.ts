import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  acceptsResponse,
  closing,
  deadlineFor,
  GRACE_SECONDS,
  phase,
  type AttemptTimes,
} from '#core/exam/attempt-clock.ts'

const START = new Date('2026-11-21T09:00:00Z')

/** An instant some seconds after the start. */
function at(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000)
}

function createAttempt(changes: Partial<AttemptTimes>): AttemptTimes {
  return { startedAt: START, deadline: at(7800), submittedAt: null, closedBy: null, ...changes }
}

/** Open with so many seconds left, or closed so many seconds after the start, by whom. */
type Expected = number | [closedAfter: number, by: 'student' | 'expiry']

// Acceptance item A6: limit and extra minutes × when the form closes × when the student submitted × now; seconds
// after the start, and `none` where it does not happen. A response is accepted exactly while the attempt is open.
const none = null
test.each<[string, number, number, number | null, number | null, number, Expected]>([
  // row, limit, extra, form closes, submitted, now, expected
  ['1 at the start', 130, 0, none, none, 0, 7800],
  ['2 a millisecond in: never generous', 130, 0, none, none, 0.001, 7799],
  ['3 just before the first second is over', 130, 0, none, none, 0.999, 7799],
  ['4 one second in', 130, 0, none, none, 1, 7799],
  ['5 half way', 130, 0, none, none, 3900, 3900],
  ['6 the last second begins', 130, 0, none, none, 7799, 1],
  ['7 inside the last second', 130, 0, none, none, 7799.001, 0],
  ['8 the last millisecond', 130, 0, none, none, 7799.999, 0],
  ['9 the deadline', 130, 0, none, none, 7800, 0],
  ['10 a millisecond of grace', 130, 0, none, none, 7800.001, 0],
  ['11 inside the grace', 130, 0, none, none, 7807, 0],
  ['12 the end of the grace', 130, 0, none, none, 7815, 0],
  ['13 a millisecond after the grace', 130, 0, none, none, 7815.001, [7800, 'expiry']],
  ['14 a second after the grace', 130, 0, none, none, 7816, [7800, 'expiry']],
  ['15 the day after', 130, 0, none, none, 94_200, [7800, 'expiry']],
  // extra minutes
  ['16 extra time at the start', 130, 30, none, none, 0, 9600],
  ['17 extra time at the plain deadline', 130, 30, none, none, 7800, 1800],
  ['18 extra time after the plain grace', 130, 30, none, none, 7816, 1784],
  ['19 extra time at its deadline', 130, 30, none, none, 9600, 0],
  ['20 extra time at the end of its grace', 130, 30, none, none, 9615, 0],
  ['21 extra time a second later', 130, 30, none, none, 9616, [9600, 'expiry']],
  // other limits
  ['22 a quick form', 20, 0, none, none, 1199, 1],
  ['23 a quick form at its deadline', 20, 0, none, none, 1200, 0],
  ['24 a quick form after its grace', 20, 0, none, none, 1215.5, [1200, 'expiry']],
  ['25 one minute', 1, 0, none, none, 59.5, 0],
  ['26 one minute, expired', 1, 0, none, none, 76, [60, 'expiry']],
  ['27 a day', 1440, 0, none, none, 1, 86_399],
  // the form closes for everybody
  ['28 closes later than the limit', 130, 0, 9000, none, 7799, 1],
  ['29 closes later than the limit, expired', 130, 0, 9000, none, 7816, [7800, 'expiry']],
  ['30 closes exactly at the limit', 130, 0, 7800, none, 7790, 10],
  ['31 30 minutes started 15 before the close', 30, 0, 900, none, 0, 900],
  ['32 cut short, at the close', 30, 0, 900, none, 900, 0],
  ['33 cut short, end of the grace', 30, 0, 900, none, 915, 0],
  ['34 cut short, after the grace', 30, 0, 900, none, 916, [900, 'expiry']],
  ['35 extra time does not outlast the close', 30, 30, 900, none, 0, 900],
  ['36 extra time does not outlast the close, after', 30, 30, 900, none, 916, [900, 'expiry']],
  ['37 started as the form closed', 30, 0, 0, none, 0, 0],
  ['38 started after the form closed', 30, 0, -60, none, 0, 0],
  ['39 started after the form closed, after the grace', 30, 0, -60, none, 16, [0, 'expiry']],
  // submitted
  ['40 submitted at once', 130, 0, none, 0, 0, [0, 'student']],
  ['41 submitted half way, asked the same second', 130, 0, none, 3900, 3900, [3900, 'student']],
  ['42 submitted half way, asked with time left', 130, 0, none, 3900, 5000, [3900, 'student']],
  ['43 submitted half way, asked in the grace', 130, 0, none, 3900, 7805, [3900, 'student']],
  ['44 submitted half way, asked after everything', 130, 0, none, 3900, 94_200, [3900, 'student']],
  ['45 submitted in the last second', 130, 0, none, 7799.5, 7800, [7799.5, 'student']],
  ['46 submitted at the deadline', 130, 0, none, 7800, 7801, [7800, 'expiry']],
  ['47 submitted in the grace', 130, 0, none, 7810, 7811, [7800, 'expiry']],
  ['48 submitted too late', 130, 0, none, 7816, 7817, [7800, 'expiry']],
  ['49 submitted with extra time', 130, 30, none, 9000, 9001, [9000, 'student']],
  ['50 submitted after the close', 30, 0, 900, 905, 906, [900, 'expiry']],
  // the server's clock
  ['51 stepped back an hour at the start: no extra time', 130, 0, none, none, -3600, 7800],
  ['52 stepped back below the start by a millisecond', 130, 0, none, none, -0.001, 7800],
  ['53 stepped back after submitting: stays closed', 130, 0, none, 3900, 300, [3900, 'student']],
  ['54 stepped back below the start while submitting', 130, 0, none, -60, 0, [0, 'student']],
  ['55 jumped forward three hours', 130, 0, none, none, 12_000, [7800, 'expiry']],
])('%s', (_row, minutes, extraMinutes, closes, submitted, now, expected) => {
  const deadline = deadlineFor(START, minutes, extraMinutes, closes === null ? null : at(closes))
  const untouched = createAttempt({ deadline })
  const closed = submitted === null ? null : closing(untouched, at(submitted))
  const attempt = closed
    ? createAttempt({ deadline, submittedAt: closed.at, closedBy: closed.by })
    : untouched

  const isOpen = typeof expected === 'number'
  expect(phase(attempt, at(now))).toEqual(
    isOpen
      ? { open: true, secondsLeft: expected }
      : { open: false, closedAt: at(expected[0]), by: expected[1] },
  )
  expect(acceptsResponse(attempt, at(now))).toBe(isOpen)
})

test('the grace is 15 seconds', () => {
  expect(GRACE_SECONDS).toBe(15)
})

test.each([
  [3900, 3900, 'student'],
  [7799.999, 7799.999, 'student'],
  [7800, 7800, 'expiry'],
  [7812, 7800, 'expiry'],
  [94_200, 7800, 'expiry'],
  [-60, 0, 'student'],
] as const)('closing after %d seconds writes %d seconds, by %s', (now, closedAfter, by) => {
  expect(closing(createAttempt({}), at(now))).toEqual({ at: at(closedAfter), by })
})

test('closing what is closed changes nothing', () => {
  for (const [submitted, by] of [
    [3900, 'student'],
    [7800, 'expiry'],
  ] as const) {
    const attempt = createAttempt({ submittedAt: at(submitted), closedBy: by })
    for (const now of [0, submitted, 7800, 94_200]) {
      expect(closing(attempt, at(now))).toEqual({ at: at(submitted), by })
    }
  }
})

test('a deadline does not care for daylight saving', () => {
  // Prague's clocks go back at 01:00 UTC that night; 130 minutes stay 130 minutes.
  const startedAt = new Date('2026-10-25T02:00:00+02:00')
  expect(deadlineFor(startedAt, 130, 0)).toEqual(new Date('2026-10-25T03:10:00+01:00'))
})

const limit = fc.integer({ min: 1, max: 400 })
const second = fc.integer({ min: -10_000_000, max: 40_000_000 }).map((milliseconds) => milliseconds / 1000)

test('as time goes on, the seconds left never grow and a closed attempt never opens', () => {
  fc.assert(
    fc.property(limit, fc.nat(60), second, second, (minutes, extra, a, b) => {
      const attempt = createAttempt({ deadline: deadlineFor(START, minutes, extra) })
      const earlier = phase(attempt, at(Math.min(a, b)))
      const later = phase(attempt, at(Math.max(a, b)))
      if (!earlier.open) expect(later).toEqual(earlier)
      if (earlier.open && later.open) expect(later.secondsLeft).toBeLessThanOrEqual(earlier.secondsLeft)
    }),
  )
})

test('the seconds left are whole, never more than the limit and never more than there are', () => {
  fc.assert(
    fc.property(limit, second, (minutes, now) => {
      const current = phase(createAttempt({ deadline: deadlineFor(START, minutes, 0) }), at(now))
      if (!current.open) return
      expect(Number.isInteger(current.secondsLeft)).toBe(true)
      expect(current.secondsLeft).toBeGreaterThanOrEqual(0)
      expect(current.secondsLeft).toBeLessThanOrEqual(minutes * 60)
      if (now >= 0) expect(current.secondsLeft).toBeLessThanOrEqual(Math.max(0, minutes * 60 - now))
    }),
  )
})

test('a sweep, whenever it comes, writes what the phase already said', () => {
  fc.assert(
    fc.property(limit, second, (minutes, now) => {
      const attempt = createAttempt({ deadline: deadlineFor(START, minutes, 0) })
      const before = phase(attempt, at(now))
      if (before.open) return
      const { at: submittedAt, by: closedBy } = closing(attempt, at(now))
      expect(phase({ ...attempt, submittedAt, closedBy }, at(now))).toEqual(before)
    }),
  )
})
