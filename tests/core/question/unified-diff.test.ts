import { applyPatch } from 'diff'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '#core/question/unified-diff.ts'

test('reads as a patch', () => {
  expect(unifiedDiff('dax/a.md', 'a\nb\nc\n', 'a\nB\nc\n')).toBe(
    '--- dax/a.md\n+++ dax/a.md\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n',
  )
  expect(unifiedDiff('dax/a.md', 'same', 'same')).toBe('')
})

test('applied to the text before, it gives the text after', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const [before, after] = [one, other].map((each) => each.map((line) => `${line}\n`).join(''))
      const patch = unifiedDiff('a.md', before ?? '', after ?? '')
      expect(patch === '' ? before : applyPatch(before ?? '', patch)).toBe(after)
    }),
  )
})
