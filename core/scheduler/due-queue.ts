import { seededRandom } from '#core/random.ts'
import { pickApart } from './pick-apart.ts'

/** A question whose review is due. */
export type DueCandidate = {
  questionId: string
  topic: string
  family: string | null
  intervalDays: number
  dueDay: number
}

/** A question this student has not seen yet. */
export type FreshCandidate = {
  questionId: string
  topic: string
  family: string | null
  /** How many questions of this topic the student has seen. */
  seenInTopic: number
  /** Place in the teaching order. */
  position: number
}

export type DueQueueInput = {
  due: DueCandidate[]
  fresh: FreshCandidate[]
  /** Topics of today's last answers, newest first; two are enough. */
  recentTopics: string[]
  /** Families answered within a day. */
  recentFamilies: Iterable<string>
  /** Answered today. */
  done: { reviews: number; fresh: number }
  /** How many new questions today's limit still allows. */
  newLeft: number
  /** All that are due, also where `due` holds only the first of them. */
  dueNow: number
  today: number
  /** The same all day, or ties change places between two answers. */
  seed: string
}

type Kind = 'due' | 'fresh'
export type QueueEntry = { questionId: string; kind: Kind }
type Waiting<C> = C & { kind: Kind; luck: number }
type Offer = Waiting<DueCandidate> | Waiting<FreshCandidate>

/**
 * What comes next, the head being shown. Due by relative overdueness, new by the least seen topic, the two spread
 * evenly over the day. Deterministic for a seed, whatever the order of the candidates; and a walk: after the head
 * was answered, the queue is the rest of this one.
 */
export function dueQueue(input: DueQueueInput): QueueEntry[] {
  const seeded = <C extends { questionId: string }>(candidate: C, kind: Kind): Waiting<C> => ({
    ...candidate,
    kind,
    luck: seededRandom(`${input.seed}/${candidate.questionId}`)(),
  })
  const due = input.due.map((each) => seeded(each, 'due')).sort(byOverdueness(input.today))
  let fresh = input.fresh.map((each) => seeded(each, 'fresh')).sort(byLeastSeenTopic)
  const done = { ...input.done }
  let dueLeft = Math.max(input.dueNow, due.length)
  let freshLeft = Math.max(0, Math.min(input.newLeft, fresh.length))
  let [last, lastButOne] = input.recentTopics
  const answeredFamilies = new Set(input.recentFamilies)

  const queue: QueueEntry[] = []
  for (;;) {
    const open = freshLeft > 0 ? fresh : []
    const dueFirst = isDueBehind(done, dueLeft, freshLeft)
    const crowded = last === lastButOne ? last : undefined
    const next = pickApart<Offer>(dueFirst ? [due, open] : [open, due], crowded, answeredFamilies)
    if (!next) return queue

    queue.push({ questionId: next.questionId, kind: next.kind })
    lastButOne = last
    last = next.topic
    if (next.family !== null) answeredFamilies.add(next.family)
    if (next.kind === 'due') {
      due.splice(
        due.findIndex((each) => each.questionId === next.questionId),
        1,
      )
      done.reviews += 1
      dueLeft -= 1
    } else {
      fresh = fresh
        .filter((each) => each.questionId !== next.questionId)
        .map((each) => (each.topic === next.topic ? { ...each, seenInTopic: each.seenInTopic + 1 } : each))
        .sort(byLeastSeenTopic)
      done.fresh += 1
      freshLeft -= 1
    }
  }
}

/** Whether reviews are further from their end of the day than new questions; level, the longer list goes first. */
function isDueBehind(done: DueQueueInput['done'], dueLeft: number, freshLeft: number): boolean {
  const dueTotal = done.reviews + dueLeft
  const freshTotal = done.fresh + freshLeft
  // reviews / dueTotal against fresh / freshTotal, without dividing by an empty day.
  const ahead = done.reviews * freshTotal - done.fresh * dueTotal
  return ahead === 0 ? dueTotal >= freshTotal : ahead < 0
}

/** Overdue days over interval: two days late matter more after 5 days than three after 10. */
function byOverdueness(today: number) {
  const overdueness = (each: DueCandidate) => (today - each.dueDay) / Math.max(1, each.intervalDays)
  return (a: Waiting<DueCandidate>, b: Waiting<DueCandidate>): number =>
    overdueness(b) - overdueness(a) || byLuck(a, b)
}

function byLeastSeenTopic(a: Waiting<FreshCandidate>, b: Waiting<FreshCandidate>): number {
  return a.seenInTopic - b.seenInTopic || a.position - b.position || byLuck(a, b)
}

function byLuck(a: Waiting<{ questionId: string }>, b: Waiting<{ questionId: string }>): number {
  return a.luck - b.luck || (a.questionId < b.questionId ? -1 : 1)
}
