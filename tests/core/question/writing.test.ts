import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf, withKey } from '#core/question/edit-keys.ts'
import { keepLineEnds } from '#core/question/line-ends.ts'
import { normaliseLines } from '#core/question/decode-source.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { placeFinder } from '#core/question/place.ts'
import { quickFixes } from '#core/question/quick-fixes.ts'
import { retiredText } from '#core/question/retired-text.ts'
import { offsetOf } from '#core/question/text-place.ts'
import { moreThanTypo } from '#core/question/typo-rule.ts'
import { context, sample } from './sample.ts'

const parsed = (text: string) => parseQuestion(text, context)

function question(text: string) {
  const { question, problems } = parsed(text)
  if (!question) throw new Error(JSON.stringify(problems))
  return question
}

/** The text after the first change that is offered for the problem that says this. */
function mended(text: string, says: RegExp): string {
  const problem = parsed(text).problems.find(({ message }) => says.test(message))
  if (!problem) throw new Error(`nothing says ${says.source}`)
  const [fix] = quickFixes(text, problem, 'dax-sample')
  if (!fix) throw new Error(`nothing mends: ${problem.message}`)
  return text.slice(0, offsetOf(text, fix.from)) + fix.insert + text.slice(offsetOf(text, fix.to))
}

const messages = (text: string) => parsed(text).problems.map(({ message }) => message)

const errorsIn = (text: string) => parsed(text).problems.filter(({ severity }) => severity === 'error').length

describe('quick fixes', () => {
  test.each<[string, (text: string) => string, RegExp]>([
    ['an unknown key', (text) => text.replace('level:', 'levle:'), /unknown key; did you mean/],
    ['a key nobody knows', (text) => text.replace('type:', 'qqqqqqq: 1\ntype:'), /unknown key; remove it/],
    ['a value', (text) => text.replace('level: apply', 'level: aply'), /did you mean "apply"/],
    ['a topic', (text) => text.replace('topic: dax', 'topic: dx'), /topic: not in topics.yaml/],
    ['a concept', (text) => text.replace('elasticache]', 'elasticach]'), /concepts: not in topics.yaml/],
    ['a section', (text) => text.replace('## Remember', '## Remembr'), /is not a section; did you mean/],
    ['two keys', (text) => text.replace('- [ ]', '- [x]'), /a single question has one key/],
    ['one key', (text) => text.replace('type: single', 'type: multiple'), /at least two keys \(1\)/],
    ['the id', (text) => text.replace('id: dax-sample', 'id: dax-other'), /is not the file name/],
    ['a number for a text', (text) => text.replace('"3.3"', '3.3'), /put it in quotes/],
    ['a missing box', (text) => text.replace('- [ ] ', '- '), /option without a box/],
    ['an open fence', (text) => `${text}\n\`\`\`\ncode\n`, /never closed/],
    ['a control character', (text) => text.replace('A game', 'A\u0007 game'), /control character/],
  ])('%s is mended, and nothing new is wrong', (_, spoil, says) => {
    const spoilt = spoil(sample)
    const after = mended(spoilt, says)
    expect(messages(after).filter((message) => says.test(message))).toEqual([])
    expect(errorsIn(after)).toBeLessThan(errorsIn(spoilt))
  })

  test('a missing section is put in its place and then asks for its text', () => {
    const without = sample.replace(/## Remember\n\n.*\n/, '')
    const after = mended(without, /## Remember missing/)
    expect(messages(after)).toEqual(['## Remember is empty; write the rule to take away, in one line'])
  })

  test('a quote that slipped out of its option goes back into it', () => {
    const slipped = sample.replace('  > It answers from memory.', '> It answers from memory.')
    expect(parsed(mended(slipped, /stands outside its option/)).question).not.toBeNull()
  })

  test('nothing is offered that cannot be put at its place, whatever the text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(sample.length), (noise, at) => {
        const text = sample.slice(0, at) + noise + sample.slice(at)
        for (const problem of parsed(text).problems) {
          for (const { from, to } of quickFixes(text, problem, 'dax-sample'))
            expect(offsetOf(text, from)).toBeLessThanOrEqual(offsetOf(text, to))
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('places', () => {
  const text = fc
    .array(fc.constantFrom('a', 'é', '😀', '\t', '\n', '\r\n', '\r', '\u2028'), { maxLength: 30 })
    .map((parts) => parts.join(''))

  test('a place that a check names is found again in the text as it stands', () => {
    fc.assert(
      fc.property(text, fc.boolean(), fc.nat(40), (body, hasMark, n) => {
        const raw = (hasMark ? '\uFEFF' : '') + body
        const lines = normaliseLines(raw)
        const at = Math.min(n, lines.length)
        const place = placeFinder(lines)(at)
        // Line ends are where the two differ: up to there both texts say the same.
        expect(normaliseLines(raw.slice(0, offsetOf(raw, place)))).toBe(lines.slice(0, at))
      }),
    )
  })

  test('a form brings a text back byte for byte when nothing was changed', () => {
    fc.assert(
      fc.property(text, (before) => {
        const sent = before.replace(/\r\n?|\n/g, '\r\n')
        expect(keepLineEnds(sent, before)).toBe(before)
      }),
    )
  })

  test('a changed text keeps the line ends that most lines had', () => {
    expect(keepLineEnds('a\r\nb\r\nnew', 'a\nb')).toBe('a\nb\nnew')
    expect(keepLineEnds('a\r\nb\r\nnew', 'a\r\nb')).toBe('a\r\nb\r\nnew')
    expect(keepLineEnds('a\r\nnew', '\uFEFFa\nb')).toBe('\uFEFFa\nnew')
  })
})

describe('front matter', () => {
  test('one key is set, and every other byte stays', () => {
    const text = '\uFEFF---\r\nid: a-b\r\nstatus: draft # until checked\r\n---\r\n\r\nA\ttab 😀\r\n'
    expect(withKey(text, 'status', 'published')).toBe(text.replace('draft', 'published'))
    expect(withKey(text, 'type', 'multiple')).toBe(
      text.replace('checked\r\n', 'checked\r\ntype: multiple\r\n'),
    )
    expect(withKey('no front matter', 'status', 'published')).toBeNull()
    expect(keyOf(text, 'id')).toBe('a-b')
    expect(keyOf(text, 'topic')).toBeNull()
  })

  test('a question retires for a reason or for another one', () => {
    const retired = question(retiredText(sample, { reason: 'The service\nis gone.' }) ?? '')
    expect(retired.status).toBe('retired')
    expect(question(retiredText(sample, { replacedBy: 'dax-other' }) ?? '').replacedBy).toBe('dax-other')
    const twice = retiredText(retiredText(sample, { reason: 'one' }) ?? '', { reason: 'two' }) ?? ''
    expect(twice.match(/^## Notes$/gm)).toHaveLength(1)
    expect(twice).toContain('Retired: two')
  })
})

describe('a slip of the pen', () => {
  const before = question(sample)
  test.each<[string, string, string | null]>([
    ['nothing', sample, null],
    ['punctuation of the stem', sample.replace('What should', '**What** should'), null],
    ['a rationale', sample.replace('It answers from memory.', 'It answers from its memory.'), null],
    ['a word of an option', sample.replace('in another zone', 'in some zone'), null],
    ['a word of the stem', sample.replace('A game', 'A shop'), 'the stem has other words now'],
    [
      'another key',
      sample.replace('- [x]', '- [ ]').replace(/- \[ \] (?=A read)/, '- [x] '),
      'another option is right now',
    ],
    [
      'another option',
      sample.replace('A read replica in another zone.', 'Amazon Timestream.'),
      'option 2 is another one now',
    ],
  ])('%s', (_, text, reason) => {
    expect(moreThanTypo(before, question(text))).toBe(reason)
  })

  test('an option more or less is another question', () => {
    const { options } = before
    expect(moreThanTypo(before, { ...before, options: options.slice(1) })).toContain('options now')
  })

  test('any letters changed to upper case, or marks added between words, are one', () => {
    fc.assert(
      fc.property(fc.func(fc.boolean()), (isLoud) => {
        const stem = before.stem.map((node) => structuredClone(node))
        const [paragraph] = stem
        if (paragraph?.type !== 'paragraph') throw new Error('the sample begins with a paragraph')
        const [words] = paragraph.children
        if (words?.type !== 'text') throw new Error('the sample begins with text')
        words.value = words.value.replace(/\w+/g, (word) => (isLoud(word) ? `${word.toUpperCase()} –` : word))
        expect(moreThanTypo(before, { ...before, stem })).toBeNull()
      }),
    )
  })
})
