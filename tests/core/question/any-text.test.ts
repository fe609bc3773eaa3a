import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codes } from '#core/question/codes.ts'
import { decodeSource, normaliseLines } from '#core/question/decode-source.ts'
import { parseFacts } from '#core/question/fact-check.ts'
import { identifyQuestion } from '#core/question/identify-question.ts'
import { parseExam, parseTopics } from '#core/question/pack.ts'
import { parseArticle } from '#core/question/parse-article.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { type Problem } from '#core/question/problem.ts'
import { context, sample } from './sample.ts'

// Pieces of the format, put together wrongly.
const pieces = [
  '---\n', 'id: x\n', 'task: "3.3"\n', 'sources:\n  - ', '\t', '- [x] ', '- [ ] ', '  > ', '> ', '## Explanation\n', '### ', '```mermaid\n', '```\n',
  'a --> b\n', '![a](b.png)', '[a](javascript:x)', '<b>', '<!--', '**', '|', '\n', '\n\n', '\r\n', '\u202e', '\u2028', '&#0;', '[a]: b\n', '[^a]', '👩‍💻',
  'Choose TWO', 'all of the above', '"', '{', '[', '&a ', '*a ', '!!js ', '__proto__: 1\n', '\\', '1. ', '%', '\ud800',
] // prettier-ignore

const jumble = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 40 })
  .map((parts) => parts.join(''))
const damaged = fc
  .tuple(fc.nat(sample.length), fc.nat(60), jumble)
  .map(([at, cut, put]) => sample.slice(0, at) + put + sample.slice(at + cut))

function expectSound(problems: Problem[], text: string) {
  const lines = normaliseLines(text).split('\n')
  for (const { line, column, code, message, severity } of problems) {
    expect(Object.keys(codes)).toContain(code)
    expect(severity).toBe(code.startsWith('E') ? 'error' : 'warning')
    expect(message).not.toMatch(/\n|undefined|\[object/)
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThanOrEqual(1)
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
  }
}

test('whatever a question says, it is answered with places inside it, and with the same ones again', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, jumble), (text) => {
      const { question, problems } = parseQuestion(text, context)
      expectSound(problems, text)
      expect(question === null).toBe(problems.some(({ severity }) => severity === 'error'))
      expect(parseQuestion(text, context).problems).toEqual(problems)
      identifyQuestion(normaliseLines(text), context.path)
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('whatever a lesson says, it is answered with places inside it', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, jumble), (text) => {
      expectSound(parseArticle(text, { ...context, path: 'dax/lesson.md' }).problems, text)
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('whatever exam.yaml, topics.yaml and fact-check.yaml say, they are answered', () => {
  fc.assert(
    fc.property(jumble, (text) => {
      parseExam(text, 'exam.yaml')
      parseTopics(text, 'topics.yaml')
      parseFacts(text, 'fact-check.yaml', { topics: ['dax'], lessons: ['dax'], questions: [] })
    }),
    { numRuns: 200 },
  )
}, 60_000)

test('any bytes are either text or named with their offset', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { text, problems } = decodeSource(bytes, 'a.md')
      const isUtf8 = Buffer.from(bytes).equals(
        Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
      )
      expect(text !== null).toBe(isUtf8)
      expect(problems).toHaveLength(isUtf8 ? 0 : 1)
    }),
  )
})
