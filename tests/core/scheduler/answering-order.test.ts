import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inAnsweringOrder, type DatedEvent } from '#core/scheduler/answering-order.ts'

const at = (seconds: number) => new Date(1_795_000_000_000 + seconds * 1000)

function createAnswer(id: string, seconds: number, changes: Partial<DatedEvent> = {}): DatedEvent {
  return { id, kind: 'review', undoes: null, answeredAt: at(seconds), ...changes }
}

function createUndo(undoes: string, seconds: number): DatedEvent {
  return createAnswer(`undo ${undoes}`, seconds, { kind: 'undo', undoes })
}

const ids = (events: DatedEvent[]) => inAnsweringOrder(events).map(({ id }) => id)

test.each([
  { why: 'nothing stays nothing', events: [], order: [] },
  {
    why: 'earlier comes first, whoever answered',
    events: [createAnswer('a', 2), createAnswer('b', 1), createAnswer('c', 3, { kind: 'drill' })],
    order: ['b', 'a', 'c'],
  },
  {
    why: 'the id decides within one instant',
    events: [createAnswer('b', 1), createAnswer('a', 1)],
    order: ['a', 'b'],
  },
  {
    why: 'an undo keeps its own later place',
    events: [createAnswer('a', 1), createUndo('a', 3), createAnswer('b', 2)],
    order: ['a', 'b', 'undo a'],
  },
  {
    why: 'an undo of the same instant follows what it undoes, whatever its id',
    events: [createUndo('z', 1), createAnswer('z', 1)],
    order: ['z', 'undo z'],
  },
  {
    why: 'a clock that stepped back puts no undo before its review',
    events: [createUndo('a', 1), createAnswer('b', 3), createAnswer('a', 5), createAnswer('c', 6)],
    order: ['b', 'a', 'undo a', 'c'],
  },
  {
    why: 'an undo of a row that is not there keeps its instant',
    events: [createAnswer('a', 2), createUndo('nobody', 1)],
    order: ['undo nobody', 'a'],
  },
])('$why', ({ events, order }) => {
  expect(ids(events)).toEqual(order)
})

test('the order is one and the same for any arrival, and no undo comes before its review', () => {
  const events = fc
    .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,2}$/), fc.nat({ max: 5 })), {
      selector: ([id]) => id,
      maxLength: 8,
    })
    .chain((answers) =>
      fc.tuple(
        fc.constant(answers.map(([id, seconds]) => createAnswer(id, seconds))),
        fc
          .subarray(answers)
          .chain((undone) =>
            fc.tuple(...undone.map(([id]) => fc.tuple(fc.constant(id), fc.nat({ max: 5 })))),
          ),
      ),
    )
    .map(([answers, undone]) => [...answers, ...undone.map(([id, seconds]) => createUndo(id, seconds))])
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(events, ([all, shuffled]) => {
      const order = ids(shuffled)
      expect(order).toEqual(ids(all))
      for (const { id, undoes } of all)
        if (undoes !== null) expect(order.indexOf(undoes)).toBeLessThan(order.indexOf(id))
    }),
  )
})
