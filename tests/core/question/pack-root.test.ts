import { expect, test } from 'vitest'
import { packRoot } from '#core/question/pack-root.ts'

test.each<[what: string, paths: string[], root: string]>([
  ['a pack', ['exam.yaml', 'dax/a.md'], ''],
  ['a pack in a folder', ['bank/exam.yaml', 'bank/dax/a.md'], 'bank/'],
  ['the uppermost of two', ['a/b/exam.yaml', 'a/exam.yaml', 'a/dax/a.md'], 'a/'],
  ['questions in their topics', ['dax/a.md', 'rds/b.md'], ''],
  ['questions of one topic', ['dax/a.md', 'dax/b.md'], ''],
  ['the same in a folder', ['bank/dax/a.md', 'bank/dax/b.md', 'bank/images/x.png'], 'bank/'],
  ['the same two folders deep', ['my/bank/dax/a.md', 'my/bank/rds/b.md'], 'my/bank/'],
  ['folders of different depth', ['bank/dax/a.md', 'rds/b.md'], ''],
  ['no texts', ['a/b/x.png'], ''],
  ['nothing', [], ''],
])('%s', (_, paths, root) => {
  expect(packRoot(paths)).toBe(root)
})
