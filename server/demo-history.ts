import 'server-only'
import type { FixedForm } from '#core/exam/forms.ts'
import { toLetters } from '#core/question/present-question.ts'
import { startAttemptFrom } from './attempts.ts'
import { closeAttempt } from './closing.ts'
import { db } from './db.ts'
import { createDemoLearner, type DemoLearner, type DemoQuestion } from './demo-learner.ts'
import { readOrder } from './feedback.ts'
import { saveResponse } from './responses.ts'
import { recordDrill, recordReview } from './reviews.ts'
import type { Student } from './session.ts'
import { shownVersion, studyOrder } from './showing.ts'
import { todayOf } from './student-day.ts'
import { dueCandidates, freshCandidates } from './study-candidates.ts'
import { readAnswer, readPresented } from './version.ts'

/** How much there is to make: the days before `now`, the most answers a day and in all. */
export type DemoCourse = {
  days: number
  mostADay: number
  mostInAll: number
  /** Which form is sat how many days before `now`. */
  exams: Record<number, FixedForm>
  /** How much of what went wrong is gone over at the end of a day. */
  drillsADay: number
}

type Told = DemoQuestion & { version: number }

/** A shorter history has no day off. */
const A_WEEK = 7
const MS_PER_DAY = 86_400_000
const MS_PER_MINUTE = 60_000
/** A day in this many is not studied. */
const ONE_DAY_OFF_IN = 7
/** The last two questions of an exam are not reached in time, and this much is lost on the way. */
const LEFT_BLANK = 2
const TIRED_AT_THE_END = 0.25

/** Lives through the days before `now` as a student would: answers, practises what went wrong, sits exams. */
export async function makeHistory(
  student: Student,
  seed: string,
  course: DemoCourse,
  now: Date,
): Promise<void> {
  const life: Life = { student, learner: createDemoLearner(seed), bank: await readBank() }
  let left = course.mostInAll
  for (let daysAgo = course.days - 1; daysAgo >= 0; daysAgo -= 1) {
    const form = course.exams[daysAgo]
    if (!form && daysAgo > 0 && isDayOff(life, course)) continue
    const start = new Date(now.getTime() - daysAgo * MS_PER_DAY - 150 * MS_PER_MINUTE)
    const free = form ? await sit(life, form, `${seed} ${daysAgo}`, start) : start
    // The last day is only begun, so that there is something left to do.
    const most = daysAgo === 0 && course.days > A_WEEK ? Math.ceil(course.mostADay / 4) : course.mostADay
    left -= await studyFor(life, Math.min(left, most), course.drillsADay, free)
  }
}

type Life = { student: Student; learner: DemoLearner; bank: Map<string, Told> }

function isDayOff({ learner }: Life, { days }: DemoCourse): boolean {
  return days > A_WEEK && learner.chance() < 1 / ONE_DAY_OFF_IN
}

async function readBank(): Promise<Map<string, Told>> {
  const questions = await db().question.findMany({ select: { id: true, current: true, topicId: true } })
  const bank = new Map<string, Told>()
  for (const { id, current, topicId } of questions) {
    const where = { questionId_version: { questionId: id, version: current } }
    const row = await db().questionVersion.findUniqueOrThrow({ where })
    const { key } = readAnswer(row)
    bank.set(id, { id, version: current, topic: topicId, options: readPresented(row).options.length, key })
  }
  return bank
}

/** One session: what is due, then new ones up to the student's own limit, then a look at what went wrong. */
async function studyFor(
  { student, learner, bank }: Life,
  most: number,
  drills: number,
  start: Date,
): Promise<number> {
  const today = todayOf(student, start)
  const due = (await dueCandidates(student, null, today, [])).map(({ questionId }) => questionId)
  const fresh: string[] = []
  let at = start.getTime()
  let answered = 0
  const failed: Told[] = []
  while (answered < most) {
    const id = due.shift() ?? (await nextNew(student, fresh))
    const question = id === undefined ? undefined : bank.get(id)
    if (!question) break
    const response = learner.answer(question, today)
    at += response.elapsedMs + 20_000
    const isRight = await record(recordReview, student, question, response, new Date(at))
    learner.learn(question, today, isRight)
    if (!isRight) failed.push(question)
    answered += 1
  }
  for (const question of failed.slice(0, drills)) {
    const response = { ...learner.answer(question, today), chosen: question.key }
    at += response.elapsedMs
    await record(recordDrill, student, question, response, new Date(at))
  }
  return answered
}

async function nextNew(student: Student, taken: string[]): Promise<string | undefined> {
  if (taken.length >= student.newPerDay) return undefined
  const [candidate] = await freshCandidates(student, null, taken)
  if (candidate) taken.push(candidate.questionId)
  return candidate?.questionId
}

async function record(
  recordIt: typeof recordReview,
  student: Student,
  question: Told,
  { chosen, confidence, elapsedMs }: ReturnType<DemoLearner['answer']>,
  now: Date,
): Promise<boolean> {
  const audience = { studentId: student.id }
  const identity = { studentId: student.id, questionId: question.id }
  const schedule = await db().schedule.findUnique({ where: { studentId_questionId: identity } })
  const reviewCount = schedule?.reviewCount ?? 0
  const version = await shownVersion(question.id, question.version)
  if (!version) throw new Error(`question ${question.id} has no version ${question.version}`)
  const letters = toLetters(chosen, studyOrder(audience, version, reviewCount))
  const key = `demo-${question.id}-${reviewCount}`
  const answer = {
    ...question,
    questionId: question.id,
    reviewCount,
    chosen: letters,
    confidence,
    elapsedMs,
    key,
  }
  const recorded = await recordIt(student, audience, answer, now)
  if (!recorded.ok) throw new Error(`the answer to ${question.id} was refused: ${recorded.problem}`)
  return recorded.feedback.correct
}

/** Sits one form from its start to its end, and answers with when that was. */
async function sit(
  { student, learner, bank }: Life,
  form: FixedForm,
  seed: string,
  start: Date,
): Promise<Date> {
  const started = await startAttemptFrom(student, { form }, (what) => `demo ${seed} ${what}`, start)
  if (!started) throw new Error('the bank is too small for an exam')
  const { id, minutes } = started.attempt
  const slots = await db().slot.findMany({ where: { attemptId: id }, orderBy: { slot: 'asc' } })
  const today = todayOf(student, start)
  const perSlot = (minutes * MS_PER_MINUTE) / slots.length
  let at = start.getTime()
  for (const { slot, questionId, order } of slots) {
    const question = bank.get(questionId)
    if (!question) throw new Error(`question ${questionId} is not in the bank`)
    const { chosen, elapsedMs } = learner.answer(question, today, (TIRED_AT_THE_END * slot) / slots.length)
    const isReached = form !== 'full' || slot <= slots.length - LEFT_BLANK
    const spent = Math.min(elapsedMs * 1.2, perSlot * 0.97)
    at += spent
    const wish = {
      chosen: isReached ? toLetters(chosen, readOrder(order)) : [],
      elapsedMs: Math.round(spent),
      seq: 1,
    }
    const saved = await saveResponse(student, id, slot, wish, new Date(at))
    if (!saved.ok) throw new Error(`the response in slot ${slot} was refused: ${saved.problem}`)
  }
  const end = new Date(at + 1000)
  await closeAttempt(id, end)
  const closed = await db().slot.findMany({
    where: { attemptId: id },
    select: { questionId: true, correct: true },
  })
  for (const { questionId, correct } of closed) {
    const question = bank.get(questionId)
    if (question) learner.learn(question, today, correct === true)
  }
  return end
}
