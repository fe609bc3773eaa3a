import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromIso, isoFromDay } from '#core/scheduler/iso-day.ts'

test.each([
  ['1970-01-01', 0],
  ['2026-12-24', 20811],
  ['2024-02-29', 19782],
])('%s is day %i', (text, day) => {
  expect(dayFromIso(text)).toBe(day)
  expect(isoFromDay(day)).toBe(text)
})

test.each([
  '',
  '2026-02-30',
  '2026-13-01',
  '2025-02-29',
  '24.12.2026',
  '2026-1-1',
  '2026-12-24T00:00',
  ' 2026-12-24',
])('%j is no date', (text) => {
  expect(dayFromIso(text)).toBeNull()
})

test('every day comes back as it was written', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 47_000 }), (day) => dayFromIso(isoFromDay(day)) === day))
})
