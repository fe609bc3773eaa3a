import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A stray console.error fails the test that caused it: silence is part of "works". */
const consoleError = vi.spyOn(console, 'error')

beforeEach(() => {
  consoleError.mockClear()
})

afterEach(() => {
  expect(consoleError.mock.calls, 'console.error was called').toEqual([])
})
