import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codes } from '#core/question/codes.ts'

const page = readFileSync(new URL('../../../docs/question-codes.md', import.meta.url), 'utf8')
const documented = [...page.matchAll(/^\| ([EW]\d\d) \|/gm)].map((match) => match[1])

test('each code has its line in docs/question-codes.md, in order', () => {
  expect(documented).toEqual(Object.keys(codes))
  expect(Object.keys(codes)).toHaveLength(13 + 11)
})
