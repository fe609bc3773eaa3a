import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayToDate, formatDay, isTimeZone, nextRollover, studyDay } from '#core/scheduler/study-day.ts'

const HOUR = 3_600_000

/** The number of a calendar date. */
function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}

/** A study day as "2026-03-29". */
function studyDate(instant: string, zone: string, rolloverHour: number): string {
  const { year, month, day } = dayToDate(studyDay(new Date(instant), zone, rolloverHour))
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

// Instants carry their own offset, so that each row says what the student's clock showed.
test.each([
  // Prague, 29 March 2026: 02:00 becomes 03:00.
  ['2026-03-29T01:59:59+01:00', 'Europe/Prague', 4, '2026-03-28'],
  ['2026-03-29T03:00:00+02:00', 'Europe/Prague', 4, '2026-03-28'],
  ['2026-03-29T03:59:59+02:00', 'Europe/Prague', 4, '2026-03-28'],
  ['2026-03-29T04:00:00+02:00', 'Europe/Prague', 4, '2026-03-29'],
  // The rollover hour 2 does not exist that night: the day begins with the first instant after the gap.
  ['2026-03-29T01:59:59+01:00', 'Europe/Prague', 2, '2026-03-28'],
  ['2026-03-29T03:00:00+02:00', 'Europe/Prague', 2, '2026-03-29'],
  // Prague, 25 October 2026: 03:00 becomes 02:00, and 02:30 is there twice.
  ['2026-10-25T02:30:00+02:00', 'Europe/Prague', 4, '2026-10-24'],
  ['2026-10-25T02:30:00+01:00', 'Europe/Prague', 4, '2026-10-24'],
  ['2026-10-25T03:59:59+01:00', 'Europe/Prague', 4, '2026-10-24'],
  ['2026-10-25T04:00:00+01:00', 'Europe/Prague', 4, '2026-10-25'],
  // With rollover hour 2 the first of the two begins the day, and the second is still in it.
  ['2026-10-25T01:59:59+02:00', 'Europe/Prague', 2, '2026-10-24'],
  ['2026-10-25T02:00:00+02:00', 'Europe/Prague', 2, '2026-10-25'],
  ['2026-10-25T02:00:00+01:00', 'Europe/Prague', 2, '2026-10-25'],
  // Denver, 8 March and 1 November 2026.
  ['2026-03-08T01:59:59-07:00', 'America/Denver', 2, '2026-03-07'],
  ['2026-03-08T03:00:00-06:00', 'America/Denver', 2, '2026-03-08'],
  ['2026-03-08T03:59:59-06:00', 'America/Denver', 4, '2026-03-07'],
  ['2026-03-08T04:00:00-06:00', 'America/Denver', 4, '2026-03-08'],
  ['2026-11-01T01:30:00-06:00', 'America/Denver', 2, '2026-10-31'],
  ['2026-11-01T01:30:00-07:00', 'America/Denver', 2, '2026-10-31'],
  ['2026-11-01T04:00:00-07:00', 'America/Denver', 4, '2026-11-01'],
  // Lord Howe moves by half an hour: 4 October (02:00 becomes 02:30) and 5 April 2026 (02:00 becomes 01:30).
  ['2026-10-04T01:59:59+10:30', 'Australia/Lord_Howe', 2, '2026-10-03'],
  ['2026-10-04T02:30:00+11:00', 'Australia/Lord_Howe', 2, '2026-10-04'],
  ['2026-04-05T01:59:59+11:00', 'Australia/Lord_Howe', 2, '2026-04-04'],
  ['2026-04-05T01:30:00+10:30', 'Australia/Lord_Howe', 2, '2026-04-04'],
  ['2026-04-05T02:00:00+10:30', 'Australia/Lord_Howe', 2, '2026-04-05'],
  ['2026-10-04T04:00:00+11:00', 'Australia/Lord_Howe', 4, '2026-10-04'],
  // Kathmandu is 5:45 ahead, always.
  ['2026-11-21T03:59:59+05:45', 'Asia/Kathmandu', 4, '2026-11-20'],
  ['2026-11-21T04:00:00+05:45', 'Asia/Kathmandu', 4, '2026-11-21'],
  // Apia left out 30 December 2011 altogether.
  ['2011-12-29T23:59:59-10:00', 'Pacific/Apia', 4, '2011-12-29'],
  ['2011-12-31T00:00:00+14:00', 'Pacific/Apia', 4, '2011-12-30'],
  ['2011-12-31T04:00:00+14:00', 'Pacific/Apia', 4, '2011-12-31'],
  ['2011-12-29T23:59:59-10:00', 'Pacific/Apia', 0, '2011-12-29'],
  ['2011-12-31T00:00:00+14:00', 'Pacific/Apia', 0, '2011-12-31'],
  ['2026-11-21T04:00:00+13:00', 'Pacific/Apia', 4, '2026-11-21'],
  // The far ends of the world, a leap day, New Year, and midnight at rollover hour 0.
  ['2026-11-21T04:00:00+14:00', 'Pacific/Kiritimati', 4, '2026-11-21'],
  ['2026-11-21T03:59:59-11:00', 'Pacific/Pago_Pago', 4, '2026-11-20'],
  ['2028-03-01T03:59:59Z', 'UTC', 4, '2028-02-29'],
  ['2028-02-29T04:00:00Z', 'UTC', 4, '2028-02-29'],
  ['2027-01-01T03:59:59Z', 'UTC', 4, '2026-12-31'],
  ['2027-01-01T00:00:00Z', 'UTC', 0, '2027-01-01'],
  ['2026-12-31T22:59:59Z', 'UTC', 23, '2026-12-30'],
  ['2026-12-31T23:00:00Z', 'UTC', 23, '2026-12-31'],
  ['1969-12-31T23:59:59Z', 'UTC', 0, '1969-12-31'],
])('%s in %s with rollover hour %i is study day %s', (instant, zone, rolloverHour, date) => {
  expect(studyDate(instant, zone, rolloverHour)).toBe(date)
})

// behaviours.md 5.3, from Anki's timing.rs: days since the calendar date of creation.
test.each([
  ['2026-05-01T02:00:00Z', 24, 4, 0],
  ['2026-05-01T02:00:00Z', 26, 4, 1],
  ['2026-05-01T02:00:00Z', 44, 23, 0],
  ['2026-05-01T02:00:00Z', 45, 23, 1],
])('created %s, %i hours later with rollover hour %i it is day %i', (created, hours, rolloverHour, day) => {
  const now = new Date(Date.parse(created) + hours * HOUR)
  expect(studyDay(now, 'UTC', rolloverHour) - dayOf(created.slice(0, 10))).toBe(day)
})

test.each([
  // MST in August is Arizona.
  ['2018-08-06', '2018-08-09T01:59:59-07:00', 'America/Phoenix', 2],
  ['2018-08-06', '2018-08-09T03:59:59-07:00', 'America/Phoenix', 2],
  ['2018-08-06', '2018-08-09T04:00:00-07:00', 'America/Phoenix', 3],
  ['2018-08-06', '2018-08-09T03:59:59-06:00', 'America/Denver', 2],
  ['2018-08-06', '2018-08-09T04:00:00-06:00', 'America/Denver', 3],
  // A change to or from daylight saving in between does not move the count.
  ['2018-08-06', '2019-12-26T20:00:00-07:00', 'America/Denver', 507],
  ['2018-08-06', '2019-12-26T20:00:00-06:00', 'America/Denver', 507],
])('created on %s, at %s in %s it is day %i', (created, now, zone, day) => {
  expect(studyDay(new Date(now), zone, 4) - dayOf(created)).toBe(day)
})

test.each([
  ['2026-11-21T02:00:00Z', 'UTC', 4, '2026-11-21T04:00:00Z'],
  ['2026-11-21T03:59:59.999Z', 'UTC', 4, '2026-11-21T04:00:00Z'],
  ['2026-11-21T04:00:00Z', 'UTC', 4, '2026-11-22T04:00:00Z'],
  ['2026-11-21T00:00:00Z', 'UTC', 0, '2026-11-22T00:00:00Z'],
  ['2026-12-31T12:00:00Z', 'UTC', 4, '2027-01-01T04:00:00Z'],
  // Into the 23-hour and the 25-hour day of Prague.
  ['2026-03-28T04:00:00+01:00', 'Europe/Prague', 4, '2026-03-29T04:00:00+02:00'],
  ['2026-10-24T04:00:00+02:00', 'Europe/Prague', 4, '2026-10-25T04:00:00+01:00'],
  // The rollover hour falls into the gap.
  ['2026-03-28T12:00:00+01:00', 'Europe/Prague', 2, '2026-03-29T03:00:00+02:00'],
  ['2026-03-07T12:00:00-07:00', 'America/Denver', 2, '2026-03-08T03:00:00-06:00'],
  ['2026-10-03T12:00:00+10:30', 'Australia/Lord_Howe', 2, '2026-10-04T02:30:00+11:00'],
  // It comes twice.
  ['2026-10-24T12:00:00+02:00', 'Europe/Prague', 2, '2026-10-25T02:00:00+02:00'],
  ['2026-10-25T02:00:00+02:00', 'Europe/Prague', 2, '2026-10-26T02:00:00+01:00'],
  // The whole date falls into the gap.
  ['2011-12-29T12:00:00-10:00', 'Pacific/Apia', 4, '2011-12-31T00:00:00+14:00'],
  ['2011-12-31T00:00:00+14:00', 'Pacific/Apia', 4, '2011-12-31T04:00:00+14:00'],
  ['2026-11-21T12:00:00+05:45', 'Asia/Kathmandu', 4, '2026-11-22T04:00:00+05:45'],
])('after %s in %s with rollover hour %i, the next day begins at %s', (instant, zone, rolloverHour, next) => {
  expect(nextRollover(new Date(instant), zone, rolloverHour)).toEqual(new Date(next))
})

test.each([
  ['2026-03-28T12:00:00Z', 'Europe/Prague', 23],
  ['2026-10-24T12:00:00Z', 'Europe/Prague', 25],
  ['2026-04-04T12:00:00Z', 'Australia/Lord_Howe', 24.5],
  ['2026-10-03T12:00:00Z', 'Australia/Lord_Howe', 23.5],
  ['2026-07-01T12:00:00Z', 'Europe/Prague', 24],
])('the study day at %s in %s is %d hours long', (instant, zone, hours) => {
  const end = nextRollover(new Date(instant), zone, 4)
  const beginning = nextRollover(new Date(end.getTime() - 30 * HOUR), zone, 4)
  expect((end.getTime() - beginning.getTime()) / HOUR).toBe(hours)
})

test('a day with two mornings counts once: Saturday in Prague, and Saturday again in Denver', () => {
  const inPrague = studyDay(new Date('2026-11-21T08:00:00+01:00'), 'Europe/Prague', 4)
  const inDenver = studyDay(new Date('2026-11-21T08:00:00-07:00'), 'America/Denver', 4)
  expect(inDenver).toBe(inPrague)
})

test('over two years no zone goes back a day or skips one', () => {
  for (const zone of [
    'Europe/Prague',
    'America/Denver',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ]) {
    let previous = studyDay(new Date('2026-01-01T00:00:00Z'), zone, 4)
    for (
      let at = Date.parse('2026-01-01T00:30:00Z');
      at < Date.parse('2028-01-01T00:00:00Z');
      at += HOUR / 2
    ) {
      const day = studyDay(new Date(at), zone, 4)
      if (day !== previous && day !== previous + 1) expect.fail(`${zone} ${new Date(at).toISOString()}`)
      previous = day
    }
  }
})

test('a day ends exactly where the next one begins', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Prague',
    'America/Denver',
    'Australia/Lord_Howe',
    'America/St_Johns',
  )
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, zone, fc.integer({ min: 0, max: 23 }), (now, where, rolloverHour) => {
      const next = nextRollover(now, where, rolloverHour)
      const today = studyDay(now, where, rolloverHour)
      expect(next.getTime()).toBeGreaterThan(now.getTime())
      expect(studyDay(next, where, rolloverHour)).toBe(today + 1)
      expect(studyDay(new Date(next.getTime() - 1), where, rolloverHour)).toBe(today)
    }),
  )
})

test.each([
  'UTC',
  'Europe/Prague',
  'Asia/Kolkata',
  'Asia/Calcutta',
  'US/Eastern',
  'america/denver',
  'Etc/GMT+7',
])('%j is a time zone', (zone) => {
  expect(isTimeZone(zone)).toBe(true)
})

test.each([
  '',
  ' ',
  'Mars/Olympus',
  '+05:30',
  '-07:00',
  '__proto__',
  'constructor',
  'UTC ',
  'Europe/Prague\n',
  'a'.repeat(1e4),
])('%j is no time zone', (zone) => {
  expect(isTimeZone(zone)).toBe(false)
})

test('computing with something that is no time zone is a bug', () => {
  expect(() => studyDay(new Date('2026-11-21T12:00:00Z'), 'Mars/Olympus', 4)).toThrow(RangeError)
})

test.each([
  ['2026-11-21', 'today'],
  ['2026-11-22', 'tomorrow, 22 November'],
  ['2026-11-20', 'yesterday, 20 November'],
  ['2026-11-23', 'Monday, 23 November'],
  ['2026-11-27', 'Friday, 27 November'],
  ['2026-11-28', '28 November'],
  ['2026-11-15', 'Sunday, 15 November'],
  ['2026-11-14', '14 November'],
  ['2027-01-06', '6 January 2027'],
  ['2025-11-21', '21 November 2025'],
])('on 21 November 2026, %s is %j', (date, words) => {
  expect(formatDay(dayOf(date), dayOf('2026-11-21'))).toBe(words)
})

test.each([
  ['2027-01-01', '2026-12-31', 'tomorrow, 1 January 2027'],
  ['2026-12-31', '2027-01-01', 'yesterday, 31 December 2026'],
  ['2027-01-03', '2026-12-30', 'Sunday, 3 January 2027'],
  ['2028-02-29', '2028-02-28', 'tomorrow, 29 February'],
])('%s is, on %s, %j', (date, today, words) => {
  expect(formatDay(dayOf(date), dayOf(today))).toBe(words)
})

test('a date goes to its number and back', () => {
  for (const date of ['1969-12-31', '1970-01-01', '2028-02-29', '2026-11-21', '2100-03-01']) {
    const { year, month, day } = dayToDate(dayOf(date))
    expect(new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)).toBe(date)
  }
  expect(dayToDate(dayOf('2026-11-21'))).toEqual({ year: 2026, month: 11, day: 21 })
})
