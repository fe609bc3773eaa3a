import 'server-only'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import { dueQueue } from '#core/scheduler/due-queue.ts'
import { whyNow } from '#core/scheduler/why-now.ts'
import { pairLeft } from './confused-pair.ts'
import { db } from './db.ts'
import { log } from './log.ts'
import { missedIn } from './missed.ts'
import { newInDomain } from './new-in-domain.ts'
import { questionsInOpenQuiz } from './open-quiz.ts'
import { drillLeft, nextDrill } from './drills.ts'
import { plannedChoices, plannedToday } from './planned-study.ts'
import type { Student } from './session.ts'
import { audienceMark, present, shownVersion, studyOrder, type Audience } from './showing.ts'
import { todayOf } from './student-day.ts'
import * as candidates from './study-candidates.ts'
import { sureMisses } from './sure-misses.ts'
import { undoableReview } from './undo.ts'

/**
 * What somebody asks to study: a topic, one question, practice that moves no schedule, what an exam showed as missed,
 * new ones of an exam domain, what they were sure about and got wrong, or what tells a pair of topics apart.
 */
export type Wish = {
  topic?: string
  question?: string
  drill?: boolean
  missed?: string
  domain?: number
  sure?: boolean
  pair?: string
  /** To go on after the plan's minutes of today are used. */
  more?: boolean
}

export type Next = {
  mode: 'review' | 'drill'
  question: PresentedQuestion | null
  reviewCount: number
  /** Reviews due now, these and today's new ones together, and the new ones today's limit still allows. */
  due: { now: number; today: number; newLeft: number }
  why: string
  /** Put aside by the student: neither due nor new until taken back. */
  parked: number
  /** Answered today. */
  done: number
  /** Questions that scored below 4 today and have not been practised to 4 since. */
  drillLeft: number
  /** The minutes of today's plan, where a plan towards an exam speaks; `isUsed` when nothing more fits into them. */
  plan: { minutes: number; isUsed: boolean } | null
  /** To be sent back with the answer, so that letters are read in the order they were shown in. */
  shownTo: string
  canUndo: { reviewId: string; questionTitle: string } | null
}

type Chosen = {
  questionId: string
  mode: 'review' | 'drill'
  kind: 'due' | 'fresh' | 'drill'
  dueDay: number | null
  /** Set when the plan towards that exam chose the question. */
  examDay?: number | null
}

const VISITOR_NEW_PER_DAY = 20

/** The question to show next, and where the day stands; reads only. `question` is null when nothing is left. */
export async function nextQuestion(student: Student | null, wish: Wish, now: Date): Promise<Next> {
  const today = todayOf(student, now)
  const topic = wish.topic ?? null
  const day = student
    ? await db().dayProgress.findUnique({ where: { studentId_day: { studentId: student.id, day: today } } })
    : null
  const planned = student && isOpenWish(wish) ? await plannedToday(student, day?.elapsedMs ?? 0, now) : null
  const limitLeft = Math.max(0, (student?.newPerDay ?? VISITOR_NEW_PER_DAY) - (day?.fresh ?? 0))
  const newLeft = planned ? planned.inTime.fresh : await candidates.unseenCount(student, topic, limitLeft)
  const dueNow = planned
    ? planned.inTime.reviews
    : student
      ? await candidates.dueCount(student, topic, today)
      : 0
  const isUsed = planned !== null && planned.left.length > 0 && dueNow + newLeft === 0
  const choices =
    student && planned
      ? isUsed && !wish.more
        ? []
        : await plannedChoices(student, planned, await questionsInOpenQuiz(student, now), CHOICES, now)
      : await choose(student, wish, now, {
          dueNow,
          newLeft,
          done: { reviews: (day?.reviews ?? 0) - (day?.fresh ?? 0), fresh: day?.fresh ?? 0 },
        })
  const audience: Audience = student ? { studentId: student.id } : 'visitor'
  const shown = await showFirst(audience, choices, today)
  return {
    mode: shown.mode ?? (wish.drill ? 'drill' : 'review'),
    question: shown.question,
    reviewCount: shown.reviewCount,
    why: shown.why,
    due: { now: dueNow, today: dueNow + newLeft, newLeft },
    parked: student ? await candidates.parkedCount(student, topic) : 0,
    done: day?.reviews ?? 0,
    drillLeft:
      (await listedBy(wish, student, today))?.length ??
      (student ? await drillLeft(student, topic, today) : 0),
    plan: planned && { minutes: planned.minutes, isUsed },
    shownTo: audienceMark(audience),
    canUndo: student ? await undoableReview(student, today) : null,
  }
}

/** Asked for nothing in particular: what comes next is the scheduler's, or the plan's, to say. */
function isOpenWish({ more: _more, ...wish }: Wish): boolean {
  return !Object.values(wish).some((each) => each !== undefined && each !== false)
}

type Day = { dueNow: number; newLeft: number; done: { reviews: number; fresh: number } }

/** How many of the queue's first are tried when a question's row cannot be read. */
const CHOICES = 5

async function choose(student: Student | null, wish: Wish, now: Date, day: Day): Promise<Chosen[]> {
  const today = todayOf(student, now)
  const inQuiz = student ? await questionsInOpenQuiz(student, now) : []
  if (wish.question) return inQuiz.includes(wish.question) ? [] : wished(student, wish.question, today)
  const topic = wish.topic ?? null
  const listed = await listedBy(wish, student, today)
  if (listed) {
    const questionId = listed.find((each) => !inQuiz.includes(each))
    return questionId === undefined ? [] : wished(student, questionId, today)
  }
  if (wish.domain !== undefined) {
    const questionId = await newInDomain(student, wish.domain, today, inQuiz)
    return questionId === null ? [] : wished(student, questionId, today)
  }
  if (wish.drill) {
    const questionId = student && (await nextDrill(student, topic, today))
    return questionId ? [{ questionId, mode: 'drill', kind: 'drill', dueDay: null }] : []
  }
  const due = student && day.dueNow > 0 ? await candidates.dueCandidates(student, topic, today, inQuiz) : []
  const fresh = day.newLeft > 0 ? await candidates.freshCandidates(student, topic, inQuiz) : []
  const families = [...due, ...fresh].map((each) => each.family)
  const queue = dueQueue({
    due,
    fresh,
    recentTopics: student ? await candidates.recentTopics(student, today) : [],
    recentFamilies: student ? await candidates.recentFamilies(student, families, today) : [],
    ...day,
    today,
    seed: `${student?.id ?? 'visitor'} ${today}`,
  })
  const dueDays = new Map(due.map((each) => [each.questionId, each.dueDay]))
  return queue.slice(0, CHOICES).map(({ questionId, kind }) => ({
    questionId,
    mode: 'review',
    kind,
    dueDay: dueDays.get(questionId) ?? null,
  }))
}

/** The questions that a wish goes through one by one until each is known; null when it is no such wish. */
async function listedBy(wish: Wish, student: Student | null, today: number): Promise<string[] | null> {
  if (wish.missed) return student ? missedIn(student, wish.missed) : []
  if (wish.pair) return student ? pairLeft(student, wish.pair, today) : []
  if (wish.sure) return student ? sureMisses(student, wish.topic ?? null, today) : []
  return null
}

/** One question asked for by name: a review when it is new or due, practice otherwise. */
async function wished(student: Student | null, questionId: string, today: number): Promise<Chosen[]> {
  const question = await db().question.findUnique({
    where: { id: questionId, ...candidates.SHOWABLE },
    select: { id: true },
  })
  if (!question) return []
  const schedule = student
    ? await db().schedule.findUnique({
        where: { studentId_questionId: { studentId: student.id, questionId } },
        select: { dueDay: true },
      })
    : null
  const dueDay = schedule?.dueDay ?? null
  if (dueDay === null) return [{ questionId, mode: 'review', kind: 'fresh', dueDay }]
  return [
    dueDay <= today
      ? { questionId, mode: 'review', kind: 'due', dueDay }
      : { questionId, mode: 'drill', kind: 'drill', dueDay },
  ]
}

type Shown = Pick<Next, 'question' | 'reviewCount' | 'why'> & { mode: Next['mode'] | null }

/** The first of these that can be shown: a row that cannot be read is logged, and study goes on without it. */
async function showFirst(audience: Audience, choices: Chosen[], today: number): Promise<Shown> {
  for (const chosen of choices) {
    try {
      return await show(audience, chosen, today)
    } catch (error) {
      log().error({ error, question: chosen.questionId }, 'a question cannot be displayed')
    }
  }
  return { mode: null, question: null, reviewCount: 0, why: '' }
}

async function show(
  audience: Audience,
  { questionId, mode, kind, dueDay, examDay = null }: Chosen,
  today: number,
): Promise<Shown> {
  const [question, schedule] = await Promise.all([
    db().question.findUniqueOrThrow({
      where: { id: questionId },
      select: { current: true, topic: { select: { title: true } } },
    }),
    audience === 'visitor'
      ? null
      : db().schedule.findUnique({
          where: { studentId_questionId: { studentId: audience.studentId, questionId } },
          select: { reviewCount: true },
        }),
  ])
  const version = await shownVersion(questionId, question.current)
  if (!version) throw new Error(`question ${questionId} has no version ${question.current}`)
  const reviewCount = schedule?.reviewCount ?? 0
  return {
    mode,
    question: present(version, studyOrder(audience, version, reviewCount)),
    reviewCount,
    why: whyNow({ kind, dueDay, today, topicTitle: question.topic.title, examDay }),
  }
}
