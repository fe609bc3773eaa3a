import { expect, test } from 'vitest'
import { hash, passwordProblem, verify } from '#server/passwords.ts'

// Acceptance list A44.
test.each([
  ['', /at least 8/],
  ['seven77', /at least 8/],
  ['💡💡💡💡💡💡💡', /at least 8/],
  ['x'.repeat(3) + 'y'.repeat(126), /at most 128/],
  ['password', /anybody would try/],
  ['PassWord', /anybody would try/],
  ['12345678', /anybody would try/],
  ['iloveyou1', /anybody would try/],
  ['aaaaaaaaaaaa', /anybody would try/],
  ['ada@example.test', /no secret/],
  ['Ada Lovelace', /no secret/],
  ['Pilot Light', /no secret/],
])('%j is refused', (password, words) => {
  expect(passwordProblem(password, { name: 'Ada Lovelace', email: 'ada@example.test' })).toMatch(words)
})

test.each([
  'four wet words here',
  'kq7.Zp!w',
  '💡 eight lamps 💡',
  '         9',
  'пароль-длинный',
  'ab'.repeat(64),
  "'; DROP TABLE User; --",
])('%j is taken as it is', async (password) => {
  expect(passwordProblem(password)).toBeNull()
  expect(await verify({ hash: await hash(password), password })).toBe(true)
  expect(await verify({ hash: await hash(password), password: password.trim() + ' ' })).toBe(false)
})
