import 'server-only'
import { lastAnswer, replay } from '#core/scheduler/replay.ts'
import { choiceKey } from '#core/statistics/count-log.ts'
import { blueprint } from './blueprint.ts'
import { db } from './db.ts'
import { answersOf, gradeAttempt } from './grading.ts'
import { countsOf } from './recount.ts'
import { eventOf } from './review-events.ts'
import { rememberedIn } from './schedule-columns.ts'
import { foldedQuestions, isMemoryTrue } from './student-memory.ts'
import { readAnswer, readPresented } from './version.ts'

/** Compares everything derived with what it is derived from; one sentence for each thing that does not agree. */
export async function checkDatabase(): Promise<string[]> {
  const problems: string[] = []
  const students = await db().user.findMany({ select: { id: true } })
  const questions = await foldedQuestions()
  for (const { id } of students) {
    problems.push(...(await checkStudent(id)))
    if (!(await isMemoryTrue(id, questions)))
      problems.push(`student ${id}: what is kept of their memory is not what the log says`)
  }
  return [...problems, ...(await checkVersions()), ...(await checkAttempts())]
}

async function checkStudent(studentId: string): Promise<string[]> {
  const log = await logOf(studentId)
  const schedules = await db().schedule.findMany({ where: { studentId } })
  const problems: string[] = []
  const who = `student ${studentId}`

  for (const schedule of schedules) {
    const events = log.filter((row) => row.questionId === schedule.questionId).map(eventOf)
    const { schedule: folded, count } = replay(events)
    const last = lastAnswer(events)
    const same =
      JSON.stringify(folded) === JSON.stringify(rememberedIn(schedule)) &&
      schedule.lastDay === (last?.day ?? null) &&
      schedule.lastQuality === (last?.quality ?? null)
    if (!same) problems.push(`${who}: the schedule of ${schedule.questionId} is not what its log adds up to`)
    if (count !== schedule.reviewCount)
      problems.push(`${who}: ${schedule.questionId} counts ${schedule.reviewCount} reviews, its log ${count}`)
  }
  const scheduled = new Set(schedules.map((row) => row.questionId))
  for (const questionId of new Set(log.map((row) => row.questionId))) {
    if (!scheduled.has(questionId)) problems.push(`${who}: ${questionId} has reviews but no schedule`)
  }
  return [...problems, ...(await checkCounts(studentId, log))]
}

async function logOf(studentId: string) {
  return db().review.findMany({ where: { studentId }, orderBy: [{ questionId: 'asc' }, { ordinal: 'asc' }] })
}

async function checkCounts(studentId: string, log: Parameters<typeof countsOf>[0]): Promise<string[]> {
  const { topics, days, choices } = countsOf(log)
  const where = { studentId }
  const topicRows = await db().topicProgress.findMany({ where })
  const dayRows = await db().dayProgress.findMany({ where })
  const choiceRows = await db().missChoice.findMany({ where })
  const wrong = [
    ...differing(topics, new Map(topicRows.map((row) => [row.topicId, row]))).map((id) => `topic ${id}`),
    ...differing(days, new Map(dayRows.map((row) => [row.day, row]))).map((day) => `day ${day}`),
    ...differing(choices, new Map(choiceRows.map((row) => [choiceKey(row), row]))).map(
      (choice) => `option ${choice}`,
    ),
  ]
  return wrong.map((what) => `student ${studentId}: the counts of ${what} are not those of the log`)
}

/** What is counted otherwise than it should be; after an undo a row may stand with nothing in it, which is as good as none. */
function differing<K>(expected: Map<K, object>, stored: Map<K, object>): K[] {
  return [...new Set([...expected.keys(), ...stored.keys()])].filter(
    (key) => countsIn(expected.get(key)) !== countsIn(stored.get(key)),
  )
}

/** Columns that say which counts these are, or when: only how many is compared. */
const NO_COUNTS = ['studentId', 'topicId', 'day', 'lastDay', 'questionId', 'version', 'place']

function countsIn(row: object = {}): string {
  const counts = Object.entries(row).filter(([name, count]) => !NO_COUNTS.includes(name) && count !== 0)
  return JSON.stringify(counts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function checkVersions(): Promise<string[]> {
  const questions = await db().question.findMany({ select: { id: true, current: true } })
  const versions = await db().questionVersion.findMany({
    select: { questionId: true, version: true, presented: true, answer: true },
  })
  const known = new Set(versions.map(({ questionId, version }) => `${questionId} ${version}`))
  const missing = questions
    .filter(({ id, current }) => !known.has(`${id} ${current}`))
    .map(({ id, current }) => `question ${id} names version ${current} as current and has none such`)
  const unreadable = versions.flatMap((row) => {
    try {
      const { options } = readPresented(row)
      const { key, rationales } = readAnswer(row)
      const fits = rationales.length === options.length && key.every((place) => place < options.length)
      return fits
        ? []
        : [
            `question ${row.questionId}, version ${row.version}: its key and rationales do not fit its options`,
          ]
    } catch {
      return [`question ${row.questionId}, version ${row.version}, cannot be read`]
    }
  })
  return [...missing, ...unreadable]
}

async function checkAttempts(): Promise<string[]> {
  const exam = await blueprint()
  const attempts = await db().attempt.findMany({ include: { slots: { orderBy: { slot: 'asc' } } } })
  const problems: string[] = []
  for (const attempt of attempts) {
    const closed = attempt.submittedAt !== null
    if (closed !== (attempt.openFor === null) || closed !== (attempt.score !== null)) {
      problems.push(`attempt ${attempt.id} is half closed`)
    } else if (!isForetoldSound(attempt)) {
      problems.push(`attempt ${attempt.id}: what was foretold of it is no band around a score`)
    } else if (closed && exam) {
      const { score } = gradeAttempt(attempt.form, attempt.slots, await answersOf(attempt.slots), exam)
      if (JSON.stringify(score) !== attempt.score)
        problems.push(`attempt ${attempt.id}: its score is not what its responses add up to`)
    }
  }
  return problems
}

type Foretold = {
  foretoldScaled: number | null
  foretoldLow: number | null
  foretoldHigh: number | null
  foretoldPass: number | null
  slots: { foretold: number | null }[]
}

/** All of it or none, low to high, and chances between 0 and 1. */
function isForetoldSound({
  foretoldLow,
  foretoldScaled,
  foretoldHigh,
  foretoldPass,
  slots,
}: Foretold): boolean {
  const chances = slots.flatMap(({ foretold }) => foretold ?? [])
  const band = [foretoldLow, foretoldScaled, foretoldHigh].filter((each) => each !== null)
  const told = [...band, ...(foretoldPass === null ? [] : [foretoldPass])].length
  return (
    (told === 0 || told === 4) &&
    band.every((each, at) => at === 0 || each >= (band[at - 1] ?? each)) &&
    [...chances, foretoldPass ?? 0].every((chance) => chance >= 0 && chance <= 1)
  )
}
