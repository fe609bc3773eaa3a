import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  assembleForm,
  largestRemainder,
  type FormCandidate,
  type FormInput,
} from '#core/exam/assemble-form.ts'

const BLUEPRINT = [
  { id: 1, weight: 30 },
  { id: 2, weight: 26 },
  { id: 3, weight: 24 },
  { id: 4, weight: 20 },
]

/** So many questions of one domain, spread over three tasks of two topics each. */
function createBank(domain: number, count: number, changes: Partial<FormCandidate> = {}): FormCandidate[] {
  return Array.from({ length: count }, (_, index) => ({
    questionId: `d${domain}-${index}`,
    domain,
    task: `${domain}.${index % 3}`,
    topic: `topic ${domain}.${index % 6}`,
    family: null,
    seen: false,
    ...changes,
  }))
}

function createInput(changes: Partial<FormInput>): FormInput {
  const candidates = BLUEPRINT.flatMap(({ id }) => createBank(id, 30))
  return { candidates, domains: BLUEPRINT, total: 65, seed: 'seed', ...changes }
}

/** How many slots each domain of the blueprint got. */
function perDomain(slots: { domain: number }[]): number[] {
  return BLUEPRINT.map(({ id }) => slots.filter((slot) => slot.domain === id).length)
}

function countBy<T>(items: T[], key: (item: T) => string): Record<string, number> {
  return items.reduce<Record<string, number>>((counts, item) => {
    return { ...counts, [key(item)]: (counts[key(item)] ?? 0) + 1 }
  }, {})
}

test.each([
  [[30, 26, 24, 20], 65, [19, 17, 16, 13]],
  [[30, 26, 24, 20], 50, [15, 13, 12, 10]],
  [[30, 26, 24, 20], 20, [6, 5, 5, 4]],
  [[30, 26, 24, 20], 15, [4, 4, 4, 3]],
  [[30, 26, 24, 20], 10, [3, 3, 2, 2]],
  [[30, 26, 24, 20], 1, [1, 0, 0, 0]],
  [[30, 26, 24, 20], 0, [0, 0, 0, 0]],
  [[1, 1, 1], 4, [2, 1, 1]],
  [[1, 1, 1], 5, [2, 2, 1]],
  [[0, 1], 3, [0, 3]],
  [[0, 0], 3, [0, 0]],
  [[], 3, []],
])('weights %j share %i as %j', (weights, total, shares) => {
  expect(largestRemainder(weights, total)).toEqual(shares)
})

test('shares add up, and nobody is a whole one away from the quota', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(weights, fc.nat(200), (given, total) => {
      const sum = given.reduce((a, b) => a + b, 0)
      const shares = largestRemainder(given, total)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
      shares.forEach((share, index) => {
        expect(Math.abs(share - ((given[index] ?? 0) * total) / sum)).toBeLessThan(1)
      })
    }),
  )
})

test.each([
  [65, [19, 17, 16, 13]],
  [33, [10, 8, 8, 7]],
  [20, [6, 5, 5, 4]],
])('a form of %i has %j questions by domain', (total, shares) => {
  const form = assembleForm(createInput({ total }))
  expect(perDomain(form.slots)).toEqual(shares)
  expect(form.shortfalls).toEqual([])
})

test('the tasks of a domain take turns, and the topics of a task', () => {
  const lopsided = [
    ...createBank(1, 40, { task: '1.1' }),
    ...createBank(1, 5, { task: '1.2' }).map((each) => ({ ...each, questionId: `${each.questionId} b` })),
    ...createBank(1, 5, { task: '1.3' }).map((each) => ({ ...each, questionId: `${each.questionId} c` })),
  ]
  const form = assembleForm(
    createInput({ candidates: lopsided, domains: [{ id: 1, weight: 100 }], total: 12 }),
  )
  const drawn = lopsided.filter((each) => form.slots.some((slot) => slot.questionId === each.questionId))
  expect(countBy(drawn, (each) => each.task)).toEqual({ '1.1': 4, '1.2': 4, '1.3': 4 })
  const topics = countBy(drawn, (each) => each.topic)
  expect(Object.keys(topics)).toHaveLength(6)
  expect(Math.max(...Object.values(topics))).toBeLessThanOrEqual(3)
})

test('no two questions of one family are in one form', () => {
  const candidates = BLUEPRINT.flatMap(({ id }) =>
    createBank(id, 60).map((each, index) => ({ ...each, family: index < 40 ? `family ${index % 4}` : null })),
  )
  const { slots } = assembleForm(createInput({ candidates }))
  const families = slots
    .map((slot) => candidates.find((each) => each.questionId === slot.questionId)?.family)
    .filter((family) => family !== null)
  expect(slots).toHaveLength(65)
  expect(new Set(families).size).toBe(families.length)
})

test('unseen questions come first', () => {
  const candidates = BLUEPRINT.flatMap(({ id }) =>
    createBank(id, 40).map((each, index) => ({ ...each, seen: index >= 15 })),
  )
  const { slots } = assembleForm(createInput({ candidates }))
  for (const { id } of BLUEPRINT) {
    const unseen = candidates.filter((each) => each.domain === id && !each.seen)
    const drawn = unseen.filter((each) => slots.some((slot) => slot.questionId === each.questionId))
    const share = slots.filter((slot) => slot.domain === id).length
    expect(drawn).toHaveLength(Math.min(share, unseen.length))
  }
})

test('a short domain is filled from the domain with the most weighted share left over, and reported', () => {
  const candidates = [...createBank(1, 30), ...createBank(2, 9), ...createBank(3, 30), ...createBank(4, 30)]
  const form = assembleForm(createInput({ candidates }))
  expect(form.shortfalls).toEqual([{ domain: 2, wanted: 17, got: 9 }])
  // Left over after their shares: 11, 14 and 17 of 30, weighted by 30, 24 and 20: one at a time from the largest.
  expect(perDomain(form.slots)).toEqual([21, 9, 19, 16])
})

test('a domain without any question is filled and reported too', () => {
  const candidates = [...createBank(1, 30), ...createBank(3, 30), ...createBank(4, 30)]
  const form = assembleForm(createInput({ candidates, total: 20 }))
  expect(form.slots).toHaveLength(20)
  expect(form.shortfalls).toEqual([{ domain: 2, wanted: 5, got: 0 }])
})

test('a bank smaller than the form gives a shorter form, with every shortfall reported', () => {
  const candidates = [...createBank(1, 30), ...createBank(2, 2), ...createBank(3, 3), ...createBank(4, 4)]
  const form = assembleForm(createInput({ candidates }))
  expect(perDomain(form.slots)).toEqual([30, 2, 3, 4])
  expect(form.shortfalls).toEqual([
    { domain: 2, wanted: 17, got: 2 },
    { domain: 3, wanted: 16, got: 3 },
    { domain: 4, wanted: 13, got: 4 },
  ])
})

test('an empty bank is an empty form', () => {
  expect(assembleForm(createInput({ candidates: [], total: 10 }))).toEqual({
    slots: [],
    shortfalls: [
      { domain: 1, wanted: 3, got: 0 },
      { domain: 2, wanted: 3, got: 0 },
      { domain: 3, wanted: 2, got: 0 },
      { domain: 4, wanted: 2, got: 0 },
    ],
  })
})

test('questions of a domain outside the blueprint are never drawn', () => {
  const form = assembleForm(
    createInput({ candidates: [...createBank(9, 30), ...createBank(1, 2)], total: 10 }),
  )
  expect(form.slots.map((slot) => slot.domain)).toEqual([1, 1])
})

test('the domains are mixed', () => {
  const { slots } = assembleForm(createInput({}))
  const changes = slots.filter((slot, index) => index > 0 && slot.domain !== slots[index - 1]?.domain)
  // Four blocks would change three times; a shuffle of 65 changes some 48 times.
  expect(changes.length).toBeGreaterThan(30)
})

test('another seed is another form, in its questions and in its order', () => {
  const first = assembleForm(createInput({ seed: 'a' })).slots.map((slot) => slot.questionId)
  const second = assembleForm(createInput({ seed: 'b' })).slots.map((slot) => slot.questionId)
  expect(first).not.toEqual(second)
  expect([...first].sort()).not.toEqual([...second].sort())
})

test('over many seeds every question is drawn about as often as any other of its task', () => {
  const candidates = createBank(1, 12)
  const forms = Array.from({ length: 600 }, (_, seed) =>
    assembleForm({ candidates, domains: [{ id: 1, weight: 1 }], total: 3, seed: `${seed}` }),
  )
  const counts = countBy(
    forms.flatMap((form) => form.slots),
    (slot) => slot.questionId,
  )
  // 600 × 3 / 12 = 150 expected; four standard deviations (10.6) either side.
  for (const { questionId } of candidates) expect(Math.abs((counts[questionId] ?? 0) - 150)).toBeLessThan(43)
})

const anyInput: fc.Arbitrary<FormInput> = fc
  .record({
    bank: fc.array(
      fc.record({
        domain: fc.integer({ min: 1, max: 4 }),
        task: fc.constantFrom('a', 'b', 'c'),
        topic: fc.constantFrom('x', 'y', 'z'),
        family: fc.constantFrom(null, null, null, 'f', 'g'),
        seen: fc.boolean(),
      }),
      { maxLength: 50 },
    ),
    total: fc.nat(30),
    seed: fc.string({ maxLength: 4 }),
  })
  .map(({ bank, total, seed }) => ({
    candidates: bank.map((each, index) => ({ ...each, questionId: `q${index}` })),
    domains: BLUEPRINT,
    total,
    seed,
  }))

test('the order of the candidates plays no part', () => {
  fc.assert(
    fc.property(
      anyInput.chain((input) =>
        fc.tuple(
          fc.constant(input),
          fc.shuffledSubarray(input.candidates, { minLength: input.candidates.length }),
        ),
      ),
      ([input, shuffled]) => {
        expect(assembleForm({ ...input, candidates: shuffled })).toEqual(assembleForm(input))
      },
    ),
  )
})

test('a form is as long as asked while questions apart last, without repeats, and tells where it fell short', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { slots, shortfalls } = assembleForm(input)
      const drawn = slots.map((slot) => input.candidates.find((each) => each.questionId === slot.questionId))
      const units = (of: (FormCandidate | undefined)[]) =>
        new Set(of.map((each) => each?.family ?? each?.questionId))
      expect(units(drawn).size).toBe(slots.length)
      expect(slots.length).toBe(Math.min(input.total, units(input.candidates).size))
      expect(drawn.map((each) => each?.domain)).toEqual(slots.map((slot) => slot.domain))
      const quotas = largestRemainder(
        BLUEPRINT.map((each) => each.weight),
        input.total,
      )
      perDomain(slots).forEach((count, index) => {
        const short = shortfalls.find((each) => each.domain === BLUEPRINT[index]?.id)
        if (short) expect(short.got).toBeLessThan(short.wanted)
        else expect(count).toBeGreaterThanOrEqual(quotas[index] ?? 0)
      })
    }),
    { numRuns: 300 },
  )
})
