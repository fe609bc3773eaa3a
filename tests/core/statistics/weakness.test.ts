import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibration } from '#core/statistics/calibration.ts'
import { topicCounts } from '#core/statistics/count-review.ts'
import { domainStandings } from '#core/statistics/domain-standings.ts'
import { trendOf } from '#core/statistics/trend.ts'

const answers = (right: number, wrong: number) => [
  ...Array.from({ length: right }, () => true),
  ...Array.from({ length: wrong }, () => false),
]

test.each([
  ['no answers', [], null],
  ['twenty and nine before', answers(29, 0), null],
  [
    'twenty and ten before',
    answers(20, 10),
    { now: { right: 20, n: 20 }, before: { right: 0, n: 10 }, turn: 'better' },
  ],
  ['all wrong after all right', [...answers(0, 20), ...answers(20, 0)], { turn: 'worse' }],
  ['a little better', [...answers(14, 6), ...answers(12, 8)], { turn: 'steady' }],
  [
    'what is older than forty answers',
    [...answers(20, 0), ...answers(20, 0), ...answers(0, 60)],
    { turn: 'steady' },
  ],
])('the trend of %s', (_, newestFirst, expected) => {
  const trend = trendOf(newestFirst)
  if (expected === null) expect(trend).toBeNull()
  else expect(trend).toMatchObject(expected)
})

test('turned round, better is worse', () => {
  const turned = { better: 'worse', worse: 'better', steady: 'steady' } as const
  const twenty = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(twenty, twenty, (now, before) => {
      const [there, back] = [trendOf([...now, ...before]), trendOf([...before, ...now])]
      expect(there && turned[there.turn]).toBe(back?.turn)
    }),
  )
})

function createCounts(confidence: string | null, right: number, wrong: number) {
  const review = { elapsedMs: 1, first: true, day: 1, beforeIntervalDays: 0, beforeDueDay: null, chosen: [] }
  return answers(right, wrong).map((correct) => topicCounts({ ...review, confidence, correct }))
}

test('calibration adds the topics up, and says nothing of what was never said', () => {
  const told = calibration([
    ...createCounts('sure', 51, 10),
    ...createCounts('guess', 1, 3),
    ...createCounts(null, 5, 5),
  ])
  expect(told).toMatchObject([
    { said: 'sure', n: 61, right: 51, share: 51 / 61 },
    { said: 'unsure', n: 0, right: 0, share: null, low: 0, high: 1 },
    { said: 'guess', n: 4, right: 1, share: 0.25 },
  ])
})

test('domains stand against their weights, the empty ones too', () => {
  const domains = [
    { id: 1, weight: 60 },
    { id: 2, weight: 40 },
  ]
  const responses = answers(3, 1).map((correct) => ({ topic: 'dax', domain: 1, correct }))
  expect(domainStandings(domains, responses)).toMatchObject([
    { domain: 1, weight: 0.6, answered: 1, n: 4, right: 3 },
    { domain: 2, weight: 0.4, answered: 0, n: 0, right: 0, low: 0, high: 1 },
  ])
  expect(domainStandings(domains, [])).toMatchObject([{ answered: 0 }, { answered: 0 }])
})
