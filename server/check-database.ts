import 'server-only'
import { replay, type ReviewEvent } from '#core/scheduler/replay.ts'
import type { Quality } from '#core/scheduler/quality.ts'
import { blueprint } from './blueprint.ts'
import { db } from './db.ts'
import { answersOf, gradeAttempt } from './grading.ts'
import { rememberedIn } from './schedule-columns.ts'
import { readAnswer, readPresented } from './version.ts'

/** Compares everything derived with what it is derived from; one sentence for each thing that does not agree. */
export async function checkDatabase(): Promise<string[]> {
  const problems: string[] = []
  const students = await db().user.findMany({ select: { id: true } })
  for (const { id } of students) problems.push(...(await checkStudent(id)))
  return [...problems, ...(await checkVersions()), ...(await checkAttempts())]
}

async function checkStudent(studentId: string): Promise<string[]> {
  const log = await logOf(studentId)
  const schedules = await db().schedule.findMany({ where: { studentId } })
  const problems: string[] = []
  const who = `student ${studentId}`

  for (const schedule of schedules) {
    const rows = log.filter((row) => row.questionId === schedule.questionId)
    const { schedule: folded, count } = replay(rows.map(eventOf))
    const same = JSON.stringify(folded) === JSON.stringify(rememberedIn(schedule))
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

type LogRow = Awaited<ReturnType<typeof logOf>>[number]

function eventOf(row: LogRow): ReviewEvent {
  const kind = row.kind === 'undo' || row.kind === 'drill' ? row.kind : 'review'
  return {
    id: row.id,
    kind,
    quality: qualityIn(row.quality),
    day: row.day,
    undoes: row.undoes,
    cappedIntervalDays: row.cappedIntervalDays,
  }
}

function qualityIn(value: number): Quality {
  const known = ([0, 1, 2, 3, 4, 5] as const).find((quality) => quality === value)
  if (known === undefined) throw new Error(`a review has quality ${value}, which is not 0 to 5`)
  return known
}

async function checkCounts(studentId: string, log: LogRow[]): Promise<string[]> {
  const gone = new Set(log.map((row) => row.undoes))
  const standing = log.filter((row) => row.kind === 'review' && !gone.has(row.id))
  const problems: string[] = []
  const topics = new Map(
    (await db().topicProgress.findMany({ where: { studentId } })).map((row) => [row.topicId, row]),
  )
  for (const topicId of new Set([...topics.keys(), ...standing.map((row) => row.topicId)])) {
    const rows = standing.filter((row) => row.topicId === topicId)
    const first = rows.filter((row) => row.first)
    const counted = topics.get(topicId)
    const expected = [rows.length, right(rows), first.length, right(first), rows.filter(isSureMiss).length]
    const found = counted && [
      counted.answers,
      counted.correct,
      counted.firstAnswers,
      counted.firstCorrect,
      counted.sureMisses,
    ]
    if (String(expected) !== String(found))
      problems.push(`student ${studentId}: the counts of topic ${topicId} are not those of the log`)
  }
  const days = new Map(
    (await db().dayProgress.findMany({ where: { studentId } })).map((row) => [row.day, row]),
  )
  for (const day of new Set([...days.keys(), ...standing.map((row) => row.day)])) {
    const rows = standing.filter((row) => row.day === day)
    const drills = log.filter((row) => row.kind === 'drill' && row.day === day).length
    const counted = days.get(day)
    const expected = [
      rows.length,
      right(rows),
      rows.filter((row) => row.first).length,
      drills,
      rows.reduce((sum, row) => sum + row.elapsedMs, 0),
    ]
    const found = counted && [
      counted.reviews,
      counted.correct,
      counted.fresh,
      counted.drills,
      counted.elapsedMs,
    ]
    if (String(expected) !== String(found))
      problems.push(`student ${studentId}: the counts of day ${day} are not those of the log`)
  }
  return problems
}

function right(rows: LogRow[]): number {
  return rows.filter((row) => row.correct).length
}

function isSureMiss(row: LogRow): boolean {
  return !row.correct && row.confidence === 'sure'
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
    } else if (closed && exam) {
      const { score } = gradeAttempt(attempt.slots, await answersOf(attempt.slots), exam)
      if (JSON.stringify(score) !== attempt.score)
        problems.push(`attempt ${attempt.id}: its score is not what its responses add up to`)
    }
  }
  return problems
}
