import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  labelAt,
  optionOrder,
  presentQuestion,
  toLetters,
  toPositions,
} from '#core/question/present-question.ts'

const shown = {
  questionId: 'dax-sample',
  version: 3,
  type: 'multiple' as const,
  select: 2,
  topic: 'dax',
  task: '3.3',
  stemHtml: '<p>Stem</p>',
  optionHtmls: ['<p>0</p>', '<p>1</p>', '<p>2</p>'],
}

test('letters follow the order shown, and nothing else is presented', () => {
  expect(presentQuestion(shown, [2, 0, 1])).toEqual({
    questionId: 'dax-sample',
    version: 3,
    type: 'multiple',
    select: 2,
    topic: 'dax',
    task: '3.3',
    stem: '<p>Stem</p>',
    options: [
      { label: 'a', html: '<p>2</p>' },
      { label: 'b', html: '<p>0</p>' },
      { label: 'c', html: '<p>1</p>' },
    ],
  })
})

test('what else a version holds never reaches the browser', () => {
  const stored = { ...shown, key: [1], rationales: ['because'] }
  expect(JSON.stringify(presentQuestion(stored, [0, 1, 2]))).not.toMatch(/key|because/)
})

test.each([[[0, 1]], [[0, 1, 1]], [[0, 1, 3]], [[0, 1, 2, 3]]])(
  'an order of other options throws: %j',
  (order) => {
    expect(() => presentQuestion(shown, order)).toThrow(/order/)
  },
)

test('letters', () => {
  expect([0, 1, 7].map(labelAt)).toEqual(['a', 'b', 'h'])
})

test('the order of a seed stays what it was', () => {
  expect(optionOrder('student question 0', 4, true)).toEqual(optionOrder('student question 0', 4, true))
  // Frozen: a study showing is laid out anew on every load, in old tabs too.
  expect(optionOrder('student question 0', 4, true)).toMatchInlineSnapshot(`
    [
      3,
      0,
      2,
      1,
    ]
  `)
  expect(optionOrder('student question 1', 6, true)).toMatchInlineSnapshot(`
    [
      2,
      3,
      5,
      1,
      4,
      0,
    ]
  `)
})

test('unshuffled, options keep the order of the file', () => {
  expect(optionOrder('any', 5, false)).toEqual([0, 1, 2, 3, 4])
})

test('every order has each option once', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 8 }), (seed, count) => {
      const sorted = optionOrder(seed, count, true).toSorted((a, b) => a - b)
      expect(sorted).toEqual(Array.from({ length: count }, (_, position) => position))
    }),
  )
})

// χ² of the places of each option over seeds that differ as little as real ones do; the 99.9 % quantile of χ² with
// 3, 4 and 5 degrees of freedom.
test.each([
  [4, 16.27],
  [5, 18.47],
  [6, 20.52],
])('the key of %i options is shown at every place equally often', (count, limit) => {
  const rounds = 6000
  for (let key = 0; key < count; key++) {
    const seen = new Array<number>(count).fill(0)
    for (let review = 0; review < rounds; review++) {
      const place = optionOrder(`0198c2d4 dax-sample ${review}`, count, true).indexOf(key)
      seen[place] = (seen[place] ?? 0) + 1
    }
    const expected = rounds / count
    const chiSquared = seen.reduce((sum, times) => sum + (times - expected) ** 2 / expected, 0)
    expect(chiSquared, `option ${key}: ${seen.join()}`).toBeLessThan(limit)
  }
})

test('all orders of four options occur equally often', () => {
  const seen = new Map<string, number>()
  const rounds = 24_000
  for (let review = 0; review < rounds; review++) {
    const order = optionOrder(`student ${review} question`, 4, true).join()
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect(seen.size).toBe(24)
  const chiSquared = [...seen.values()].reduce((sum, times) => sum + (times - 1000) ** 2 / 1000, 0)
  expect(chiSquared).toBeLessThan(49.73) // 99.9 % of χ² with 23 degrees of freedom
})

test('letters become positions, ascending, whatever order they come in', () => {
  expect(toPositions(['b', 'a'], [2, 0, 1])).toEqual([0, 2])
  expect(toPositions([], [2, 0, 1])).toEqual([])
})

test.each([[['d']], [['A']], [['']], [['aa']], [['a', 'a']], [['a', 'é']], [['`']], [['__proto__']]])(
  '%j are no letters of three options',
  (letters) => {
    expect(toPositions(letters, [2, 0, 1])).toBeNull()
  },
)

test('positions become letters, one for one', () => {
  expect(toLetters([0, 1, 2], [2, 0, 1])).toEqual(['b', 'c', 'a'])
  expect(() => toLetters([3], [2, 0, 1])).toThrow()
})

test('letters and positions are inverse', () => {
  const showing = fc
    .integer({ min: 1, max: 8 })
    .chain((count) =>
      fc.tuple(fc.constant(count), fc.string(), fc.subarray(Array.from({ length: count }, (_, i) => i))),
    )
  fc.assert(
    fc.property(showing, ([count, seed, positions]) => {
      const order = optionOrder(seed, count, true)
      expect(toPositions(toLetters(positions, order), order)).toEqual(positions)
    }),
  )
})
