import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff } from '#core/question/line-diff.ts'

test('the same text has no changes', () => {
  expect(lineDiff('a\nb\n', 'a\nb\n')).toEqual([])
})

test('a changed line goes and comes, with three lines around it', () => {
  const lines = ['1', '2', '3', '4', '5', '6', '7', '8', '9']
  const before = `${lines.join('\n')}\n`
  const after = before.replace('5', 'five')
  expect(lineDiff(before, after)).toEqual([
    {
      before: 2,
      after: 2,
      lines: [
        ...['2', '3', '4'].map((text) => ({ kind: 'same', text })),
        { kind: 'removed', text: '5' },
        { kind: 'added', text: 'five' },
        ...['6', '7', '8'].map((text) => ({ kind: 'same', text })),
      ],
    },
  ])
})

test('texts without a line in common are shown whole, soon', () => {
  const text = (word: string) => Array.from({ length: 6000 }, (_, n) => `${word} ${n}`).join('\n')
  const [hunk] = lineDiff(text('old'), text('new'))
  expect(hunk?.lines.length).toBe(12_000)
})

test('what is the same and what went is the text before; what is the same and what came, the text after', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after)
      // Six lines or fewer: everything is within three lines of a change or of the next hunk.
      const lines = lineDiff(before, after).flatMap((hunk) => hunk.lines)
      const removed = lines.filter(({ kind }) => kind === 'removed').map((line) => line.text)
      const added = lines.filter(({ kind }) => kind === 'added').map((line) => line.text)
      const count = (words: string[], word: string) => words.filter((each) => each === word).length
      for (const word of ['a', 'b', 'c'])
        expect(count(before.split('\n'), word) - count(removed, word)).toBe(
          count(after.split('\n'), word) - count(added, word),
        )
    }),
  )
})
