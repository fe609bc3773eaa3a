import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { errorLine, log, takeOverConsole } from '#server/log.ts'
import { useDatabase } from '../support/database.ts'

useDatabase()

// Acceptance list A20.
test('an error is logged with its kind, its reason, its code and its place, and without stack or query', async () => {
  const error: unknown = await db()
    .user.findUniqueOrThrow({ where: { email: 'ada@example.test' } })
    .catch((reason: unknown) => reason)
  const line = errorLine(new Error('outer\n\nwhy it failed', { cause: error }))
  expect(line).toMatchObject({ type: 'Error', message: 'why it failed', cause: { code: 'P2025' } })
  expect(JSON.stringify(line)).not.toMatch(/ada@example|SELECT|\bat \w+ \(|node_modules/)
})

test.each([
  ['a word', { type: 'string', message: 'a word' }],
  [undefined, { type: 'undefined', message: 'undefined' }],
])('what is thrown and no error is logged as it is: %j', (thrown, line) => {
  expect(errorLine(thrown)).toEqual(line)
})

test('what others print as an error becomes one line of the log', () => {
  const written: unknown[][] = []
  const [error, print] = [log().error, console.error]
  log().error = (...line: unknown[]) => void written.push(line)
  takeOverConsole()
  console.error('\u001b[31m⨯\u001b[0m', new Error('why'))
  console.error('Error: of words only\n    at tw (.next/server/chunks/x.js:1:2)')
  log().error = error
  console.error = print
  expect(written).toEqual([
    [{ error: expect.objectContaining({ message: 'why' }) }, '⨯'],
    [{}, 'Error: of words only'],
  ])
})
