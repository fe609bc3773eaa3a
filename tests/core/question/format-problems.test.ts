import { expect, test } from 'vitest'
import { formatProblems } from '#core/question/format-problems.ts'
import { type Problem } from '#core/question/problem.ts'

const problems: Problem[] = [
  {
    path: 'content/a b/x.md',
    line: 10,
    column: 11,
    severity: 'error',
    code: 'E01',
    message: 'checked: not a date (2026-13-45)',
  },
  {
    path: 'content/y,z.md',
    line: 2,
    column: 1,
    severity: 'warning',
    code: 'W05',
    message: '100 % odd\nreally',
  },
]

test('pretty is one clickable line each', () => {
  expect(formatProblems(problems.slice(0, 1), 'pretty')).toBe(
    'content/a b/x.md:10:11  error  E01  checked: not a date (2026-13-45)\n',
  )
})

test('json is what it was', () => {
  expect(JSON.parse(formatProblems(problems, 'json'))).toEqual(problems)
})

test('github escapes what its commands use', () => {
  expect(formatProblems(problems, 'github').split('\n')).toEqual([
    '::error file=content/a b/x.md,line=10,col=11,title=E01::checked: not a date (2026-13-45)',
    '::warning file=content/y%2Cz.md,line=2,col=1,title=W05::100 %25 odd%0Areally',
    '',
  ])
})

test('sarif is version 2.1.0 and refers to its rules', () => {
  const log: unknown = JSON.parse(formatProblems(problems, 'sarif'))
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        results: [
          {
            ruleId: 'E01',
            ruleIndex: 0,
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'content/a%20b/x.md' },
                  region: { startLine: 10, startColumn: 11 },
                },
              },
            ],
          },
          { ruleId: 'W05', level: 'warning' },
        ],
      },
    ],
  })
})

test('nothing to say', () => {
  expect(formatProblems([], 'pretty')).toBe('')
  expect(formatProblems([], 'github')).toBe('')
  expect(JSON.parse(formatProblems([], 'json'))).toEqual([])
  expect(JSON.parse(formatProblems([], 'sarif'))).toMatchObject({ runs: [{ results: [] }] })
})
