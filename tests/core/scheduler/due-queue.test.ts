import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dueQueue,
  type DueCandidate,
  type DueQueueInput,
  type FreshCandidate,
  type QueueEntry,
} from '#core/scheduler/due-queue.ts'

const TODAY = 20_000

function createDue(changes: Partial<DueCandidate> & { questionId: string }): DueCandidate {
  return { topic: changes.questionId, family: null, intervalDays: 10, dueDay: TODAY, ...changes }
}

function createFresh(changes: Partial<FreshCandidate> & { questionId: string }): FreshCandidate {
  return { topic: changes.questionId, family: null, seenInTopic: 0, position: 0, ...changes }
}

function createInput(changes: Partial<DueQueueInput>): DueQueueInput {
  return {
    due: [],
    fresh: [],
    recentTopics: [],
    recentFamilies: [],
    done: { reviews: 0, fresh: 0 },
    newLeft: 20,
    dueNow: changes.due?.length ?? 0,
    today: TODAY,
    seed: 'seed',
    ...changes,
  }
}

function ids(queue: QueueEntry[]): string[] {
  return queue.map((entry) => entry.questionId)
}

/** Due questions in the order of their list, the first the most overdue; each has a topic of its own. */
function dueInOrder(names: string[]): DueCandidate[] {
  return names.map((questionId, index) => createDue({ questionId, dueDay: TODAY - names.length + index }))
}

function freshInOrder(names: string[]): FreshCandidate[] {
  return names.map((questionId, position) => createFresh({ questionId, position }))
}

test('nothing due and nothing new is an empty queue', () => {
  expect(dueQueue(createInput({}))).toEqual([])
})

test('interval 5 overdue 2 comes before interval 10 overdue 3', () => {
  const due = [
    createDue({ questionId: 'late', intervalDays: 10, dueDay: TODAY - 3 }),
    createDue({ questionId: 'relatively later', intervalDays: 5, dueDay: TODAY - 2 }),
    createDue({ questionId: 'never passed', intervalDays: 0, dueDay: TODAY - 1 }),
    createDue({ questionId: 'just due', intervalDays: 1, dueDay: TODAY }),
  ]
  expect(ids(dueQueue(createInput({ due })))).toEqual([
    'never passed',
    'relatively later',
    'late',
    'just due',
  ])
})

// behaviours.md 5.7, from Anki's intersperser.
test.each([
  [
    ['1', '2', '3'],
    ['11', '22'],
    ['1', '11', '2', '22', '3'],
  ],
  [
    ['1', '2', '3'],
    ['11', '22', '33', '44', '55', '66'],
    ['11', '1', '22', '33', '2', '44', '55', '3', '66'],
  ],
  [['1', '2', '3'], [], ['1', '2', '3']],
  [[], ['11', '22'], ['11', '22']],
])('due %j and new %j are spread as %j', (due, fresh, spread) => {
  expect(ids(dueQueue(createInput({ due: dueInOrder(due), fresh: freshInOrder(fresh) })))).toEqual(spread)
})

test('the kind that is behind for the day comes next', () => {
  const due = dueInOrder(['r1', 'r2'])
  const fresh = freshInOrder(['n1', 'n2'])
  const after = (done: DueQueueInput['done']) => ids(dueQueue(createInput({ due, fresh, done })))[0]
  expect(after({ reviews: 8, fresh: 0 })).toBe('n1')
  expect(after({ reviews: 0, fresh: 8 })).toBe('r1')
  expect(after({ reviews: 8, fresh: 8 })).toBe('r1')
})

test('due questions beyond the ones handed over count in the spread', () => {
  const input = createInput({
    due: dueInOrder(['r1', 'r2', 'r3', 'r4']),
    fresh: freshInOrder(['n1', 'n2']),
    newLeft: 2,
  })
  expect(ids(dueQueue({ ...input, dueNow: 4 })).indexOf('n1')).toBe(1)
  expect(ids(dueQueue({ ...input, done: { reviews: 2, fresh: 1 }, dueNow: 40 })).indexOf('n1')).toBe(4)
})

test.each([
  [0, 0],
  [-3, 0],
  [1, 1],
  [3, 3],
  [99, 4],
])('with %i new questions left, %i are queued', (newLeft, queued) => {
  const queue = dueQueue(
    createInput({ due: dueInOrder(['r']), fresh: freshInOrder(['a', 'b', 'c', 'd']), newLeft }),
  )
  expect(queue.filter((entry) => entry.kind === 'fresh')).toHaveLength(queued)
  expect(queue.filter((entry) => entry.kind === 'due')).toEqual([{ questionId: 'r', kind: 'due' }])
})

test('new questions come from the topic seen least, then in teaching order, counting the ones queued', () => {
  const fresh = [
    createFresh({ questionId: 'ebs 1', topic: 'ebs', seenInTopic: 2, position: 10 }),
    createFresh({ questionId: 'dax 1', topic: 'dax', seenInTopic: 0, position: 30 }),
    createFresh({ questionId: 'dax 2', topic: 'dax', seenInTopic: 0, position: 31 }),
    createFresh({ questionId: 'dax 3', topic: 'dax', seenInTopic: 0, position: 32 }),
    createFresh({ questionId: 'rds 1', topic: 'rds', seenInTopic: 1, position: 20 }),
    createFresh({ questionId: 'rds 2', topic: 'rds', seenInTopic: 1, position: 21 }),
  ]
  expect(ids(dueQueue(createInput({ fresh })))).toEqual([
    'dax 1',
    'rds 1',
    'dax 2',
    'ebs 1',
    'rds 2',
    'dax 3',
  ])
})

test('a third in a row from one topic gives way to the other kind first', () => {
  const due = [
    createDue({ questionId: 'dax 1', topic: 'dax', dueDay: TODAY - 9 }),
    createDue({ questionId: 'dax 2', topic: 'dax', dueDay: TODAY - 8 }),
    createDue({ questionId: 'dax 3', topic: 'dax', dueDay: TODAY - 7 }),
    createDue({ questionId: 'rds', topic: 'rds', dueDay: TODAY - 6 }),
  ]
  const fresh = [createFresh({ questionId: 'new', topic: 'ebs' })]
  const recentTopics = ['dax', 'dax', 'rds']
  const done = { reviews: 0, fresh: 9 }
  expect(ids(dueQueue(createInput({ due, fresh, recentTopics, done })))[0]).toBe('new')
  // Without the new one, another topic; with nothing else, the rule gives way.
  expect(ids(dueQueue(createInput({ due, recentTopics, done })))).toEqual(['rds', 'dax 1', 'dax 2', 'dax 3'])
})

test('two in a row from one topic are fine', () => {
  const due = [
    createDue({ questionId: 'dax 1', topic: 'dax', dueDay: TODAY - 9 }),
    createDue({ questionId: 'rds', topic: 'rds', dueDay: TODAY - 1 }),
  ]
  expect(ids(dueQueue(createInput({ due, recentTopics: ['dax'] })))[0]).toBe('dax 1')
  expect(ids(dueQueue(createInput({ due, recentTopics: ['dax', 'rds', 'dax'] })))[0]).toBe('dax 1')
})

test('a question whose family was answered waits until nothing else is left', () => {
  const due = [
    createDue({ questionId: 'sibling', family: 'cache', dueDay: TODAY - 9 }),
    createDue({ questionId: 'plain', dueDay: TODAY }),
  ]
  const fresh = [createFresh({ questionId: 'new' })]
  for (const recentFamilies of [['cache'], new Set(['cache'])]) {
    expect(ids(dueQueue(createInput({ due, fresh, recentFamilies }))).at(-1)).toBe('sibling')
  }
  expect(ids(dueQueue(createInput({ due: due.slice(0, 1), recentFamilies: ['cache'] })))).toEqual(['sibling'])
})

test('of two siblings in the queue the second waits', () => {
  const due = [
    createDue({ questionId: 'first', family: 'cache', dueDay: TODAY - 9 }),
    createDue({ questionId: 'second', family: 'cache', dueDay: TODAY - 8 }),
    createDue({ questionId: 'third', dueDay: TODAY - 1 }),
  ]
  expect(ids(dueQueue(createInput({ due })))).toEqual(['first', 'third', 'second'])
})

test('ties fall by the seed', () => {
  const due = Array.from({ length: 8 }, (_, index) => createDue({ questionId: `q${index}` }))
  const orders = ['a', 'b', 'c'].map((seed) => ids(dueQueue(createInput({ due, seed }))).join())
  expect(new Set(orders).size).toBe(3)
})

// — properties —

const topic = fc.constantFrom('dax', 'rds', 'ebs', 'sqs')
const family = fc.constantFrom(null, null, null, 'f1', 'f2')

const anyInput: fc.Arbitrary<DueQueueInput> = fc
  .record({
    due: fc.array(fc.record({ topic, family, intervalDays: fc.nat(30), late: fc.nat(20) }), {
      maxLength: 14,
    }),
    fresh: fc.array(fc.record({ topic, family }), { maxLength: 14 }),
    seen: fc.record({ dax: fc.nat(5), rds: fc.nat(5), ebs: fc.nat(5), sqs: fc.nat(5) }),
    recentTopics: fc.array(topic, { maxLength: 3 }),
    recentFamilies: fc.subarray(['f1', 'f2', 'f3']),
    done: fc.record({ reviews: fc.nat(20), fresh: fc.nat(20) }),
    newLeft: fc.nat(16),
    seed: fc.string({ maxLength: 5 }),
  })
  .map(({ due, fresh, seen, ...rest }) =>
    createInput({
      ...rest,
      due: due.map(({ late, ...each }, index) => ({
        ...each,
        questionId: `r${index}`,
        dueDay: TODAY - late,
      })),
      fresh: fresh.map((each, position) => ({
        ...each,
        questionId: `n${position}`,
        seenInTopic: seen[each.topic],
        position,
      })),
      dueNow: due.length,
    }),
  )

/** The input after the head of its queue was answered. */
function answerHead(input: DueQueueInput, head: QueueEntry): DueQueueInput {
  const answered = [...input.due, ...input.fresh].find((each) => each.questionId === head.questionId)
  if (!answered) throw new Error(`${head.questionId} was never a candidate`)
  const isOther = (each: { questionId: string }) => each.questionId !== head.questionId
  const isNew = head.kind === 'fresh'
  return {
    ...input,
    due: input.due.filter(isOther),
    fresh: input.fresh
      .filter(isOther)
      .map((each) =>
        isNew && each.topic === answered.topic ? { ...each, seenInTopic: each.seenInTopic + 1 } : each,
      ),
    recentTopics: [answered.topic, ...input.recentTopics],
    recentFamilies: [...input.recentFamilies, ...(answered.family === null ? [] : [answered.family])],
    done: isNew
      ? { ...input.done, fresh: input.done.fresh + 1 }
      : { ...input.done, reviews: input.done.reviews + 1 },
    newLeft: input.newLeft - (isNew ? 1 : 0),
    dueNow: input.dueNow - (isNew ? 0 : 1),
  }
}

test('after the head was answered, the queue is the rest of what it was', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const [head, ...rest] = dueQueue(input)
      if (head) expect(dueQueue(answerHead(input, head))).toEqual(rest)
    }),
    { numRuns: 500 },
  )
})

test('the order of the candidates plays no part', () => {
  fc.assert(
    fc.property(
      anyInput.chain((input) =>
        fc.record({
          input: fc.constant(input),
          due: fc.shuffledSubarray(input.due, { minLength: input.due.length }),
          fresh: fc.shuffledSubarray(input.fresh, { minLength: input.fresh.length }),
        }),
      ),
      ({ input, due, fresh }) => {
        expect(dueQueue({ ...input, due, fresh })).toEqual(dueQueue(input))
      },
    ),
  )
})

test('every due question is queued once, and as many new ones as are left', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const queue = dueQueue(input)
      const queued = (kind: string) =>
        queue.filter((entry) => entry.kind === kind).map((entry) => entry.questionId)
      expect(queued('due').sort()).toEqual(input.due.map((each) => each.questionId).sort())
      expect(new Set(queued('fresh')).size).toBe(Math.min(input.newLeft, input.fresh.length))
    }),
  )
})

/** What could be shown now: everything due, and what is new while any may be. */
function showable(input: DueQueueInput): (DueCandidate | FreshCandidate)[] {
  return [...input.due, ...(input.newLeft > 0 ? input.fresh : [])]
}

/** Plays the whole queue, handing each step's input and candidate to `look`. */
function play(
  input: DueQueueInput,
  look: (input: DueQueueInput, shown: DueCandidate | FreshCandidate) => void,
) {
  let now = input
  for (const entry of dueQueue(input)) {
    const shown = showable(now).find((each) => each.questionId === entry.questionId)
    if (!shown) throw new Error(`${entry.questionId} could not be shown`)
    look(now, shown)
    now = answerHead(now, entry)
  }
}

test('a third in a row from one topic is shown only when all that is left and not put off is of that topic', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      play(input, (now, shown) => {
        const [last, lastButOne] = now.recentTopics
        if (shown.topic !== last || last !== lastButOne) return
        const answered = new Set(now.recentFamilies)
        const isPutOff = (each: { family: string | null }) =>
          each.family !== null && answered.has(each.family)
        const rest = showable(now).filter((each) => isPutOff(each) === isPutOff(shown))
        expect(new Set(rest.map((each) => each.topic))).toEqual(new Set([shown.topic]))
      })
    }),
    { numRuns: 500 },
  )
})

test('a sibling of an answered question is shown only when nothing else is left', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      play(input, (now, shown) => {
        const answered = new Set(now.recentFamilies)
        if (shown.family === null || !answered.has(shown.family)) return
        expect(showable(now).every((each) => each.family !== null && answered.has(each.family))).toBe(true)
      })
    }),
    { numRuns: 500 },
  )
})

test('where topics do not interfere, neither kind runs ahead of the other by more than one question', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (reviews, news) => {
      const due = dueInOrder(Array.from({ length: reviews }, (_, index) => `r${index}`))
      const fresh = freshInOrder(Array.from({ length: news }, (_, index) => `n${index}`))
      let seen = 0
      dueQueue(createInput({ due, fresh, newLeft: news })).forEach((entry, index) => {
        if (entry.kind === 'fresh') seen += 1
        expect(Math.abs(seen - ((index + 1) * news) / (reviews + news))).toBeLessThanOrEqual(1)
      })
    }),
  )
})
