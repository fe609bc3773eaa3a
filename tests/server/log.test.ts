import { expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { errorLine } from '#server/log.ts'
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
