// "Today" for a student: a calendar date in their zone that begins at a rollover hour, so that studying past
// midnight still belongs to the evening. A study day is the integer of days since 1970-01-01.
//
// Local time is only ever read from an instant (Intl), never turned back into one: @date-fns/tz 1.5's
// `new TZDate(y, m, d, h, zone)` gives different instants under TZ=UTC, Asia/Kathmandu and Pacific/Apia
// (Prague 25 Oct 2026 02:00, any zone 30 Dec 2011), and a server's own zone must not move a due date.

const MS_PER_DAY = 86_400_000
const MS_PER_HOUR = 3_600_000

/** No study day was ever longer: even where a zone crosses the date line and repeats a date. */
const LONGEST_STUDY_DAY_MS = 50 * MS_PER_HOUR

/** Making a formatter costs some 50 µs and using it 2 µs. Keys are lower case, so there are as many as zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * The study day of an instant: the calendar date in an IANA zone, and the day before until the rollover hour.
 * `rolloverHour` is 0–23 local. Where clocks fall back across it the day would go back too; from 2020 to 2036 that
 * is the Chatham Islands at 3 and three Antarctic stations, never at 4 (every zone was searched). Throws RangeError for an unknown zone: check at the border with `isTimeZone`.
 */
export function studyDay(instant: Date, zone: string, rolloverHour: number): number {
  const local = { year: 0, month: 0, day: 0, hour: 0 }
  for (const { type, value } of formatterFor(zone).formatToParts(instant)) {
    if (type === 'year' || type === 'month' || type === 'day' || type === 'hour') local[type] = Number(value)
  }
  const date = Date.UTC(local.year, local.month - 1, local.day) / MS_PER_DAY
  return local.hour < rolloverHour ? date - 1 : date
}

/**
 * The first instant of the next study day: at exactly 04:00 it is tomorrow's. Where clocks jump over the
 * rollover hour it is the first instant after the gap. Found by bisection on `studyDay`, so the two agree.
 */
export function nextRollover(instant: Date, zone: string, rolloverHour: number): Date {
  const day = studyDay(instant, zone, rolloverHour)
  let before = instant.getTime()
  let after = before + LONGEST_STUDY_DAY_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (studyDay(new Date(middle), zone, rolloverHour) > day) after = middle
    else before = middle
  }
  return new Date(after)
}

/**
 * Whether this is a zone to compute with. Names only: an offset such as "+05:30", which newer engines would
 * take, knows no daylight saving.
 */
export function isTimeZone(zone: string): boolean {
  if (!/^[a-z]/i.test(zone)) return false
  try {
    formatterFor(zone)
    return true
  } catch {
    return false
  }
}

/** The calendar date of a study day; months count from 1. */
export function dayToDate(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * MS_PER_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const DAY_AND_MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' })
const DAY_MONTH_AND_YEAR = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' })
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' })

/**
 * A study day as a person says it: "today"; "tomorrow, 22 November"; "yesterday, 20 November"; with its weekday
 * up to six days away, where a week is what one thinks in ("Tuesday, 24 November"); then "6 December".
 * The year is told when it is another one. In English, for every zone and server alike.
 */
export function formatDay(day: number, today: number): string {
  if (day === today) return 'today'
  const sameYear = dayToDate(day).year === dayToDate(today).year
  const date = (sameYear ? DAY_AND_MONTH : DAY_MONTH_AND_YEAR).format(day * MS_PER_DAY)
  if (day === today + 1) return `tomorrow, ${date}`
  if (day === today - 1) return `yesterday, ${date}`
  return Math.abs(day - today) <= 6 ? `${WEEKDAY.format(day * MS_PER_DAY)}, ${date}` : date
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  const key = zone.toLowerCase()
  const known = formatters.get(key)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
  })
  formatters.set(key, formatter)
  return formatter
}
