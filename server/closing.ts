import 'server-only'
import { closing, GRACE_SECONDS } from '#core/exam/attempt-clock.ts'
import { qualityOf } from '#core/scheduler/quality.ts'
import { cappedFor } from '#core/scheduler/interval-cap.ts'
import { newSchedule, scheduleReview, type Schedule } from '#core/scheduler/sm2.ts'
import { ownNow, timesOf } from './attempt-times.ts'
import { blueprint } from './blueprint.ts'
import { capDay } from './cap-day.ts'
import { db, inTransaction, type Transaction } from './db.ts'
import { answersOf, gradeAttempt, placesOrNone } from './grading.ts'
import { log } from './log.ts'
import { countReview } from './progress-counts.ts'
import { columnsAfter, columnsBefore, rememberedIn } from './schedule-columns.ts'
import { todayOf } from './student-day.ts'

/**
 * Closes an attempt once and grades it: score, right or wrong per slot, and one review for each question that was
 * displayed, all in one transaction. Closing again, or losing the race to close, changes nothing.
 */
export async function closeAttempt(id: string, now: Date): Promise<void> {
  const close = await closingOf(id)
  if (close) await inTransaction((tx) => close(tx, now))
}

/**
 * The closing of an attempt, to be run in a transaction: what never changes is read here, for inside one the
 * outer client would wait for itself. Null when it is closed already.
 */
export async function closingOf(id: string): Promise<((tx: Transaction, now: Date) => Promise<void>) | null> {
  const attempt = await db().attempt.findUniqueOrThrow({
    where: { id },
    include: {
      student: { select: { id: true, profile: true } },
      slots: { select: { questionId: true, version: true } },
    },
  })
  if (attempt.submittedAt) return null
  const exam = await blueprint()
  if (!exam) throw new Error(`attempt ${id} cannot be graded: there is no blueprint in the database`)
  const versions = await answersOf(attempt.slots)
  const person = attempt.student.profile
  const examDay = await capDay({ id: attempt.studentId, examDay: person?.examDay ?? null })

  return async (tx, now) => {
    const { at, by } = closing(timesOf(attempt), ownNow(attempt, now))
    const { count } = await tx.attempt.updateMany({
      where: { id, submittedAt: null },
      data: { submittedAt: at, closedBy: by, openFor: null },
    })
    if (count === 0) return // closed by somebody else: the stored result stands

    const slots = await tx.slot.findMany({ where: { attemptId: id }, orderBy: { slot: 'asc' } })
    const { graded, score } = gradeAttempt(attempt.form, slots, versions, exam)
    for (const { slot, correct } of graded) {
      await tx.slot.update({ where: { attemptId_slot: { attemptId: id, slot } }, data: { correct } })
    }
    await tx.attempt.update({ where: { id }, data: { score: JSON.stringify(score) } })

    const shown = graded.flatMap((slot) =>
      slot.shownAt && slot.topicId !== null ? [{ ...slot, topicId: slot.topicId }] : [],
    )
    for (const slot of shown.toSorted(
      (a, b) => instantOf(a).getTime() - instantOf(b).getTime() || a.slot - b.slot,
    )) {
      const day = todayOf(person, instantOf(slot))
      await reviewFromExam(tx, { id: attempt.studentId, examDay }, slot, instantOf(slot), day)
    }
  }
}

/** Closes every attempt whose deadline and grace have passed, each once; answers with how many. */
export async function closeExpiredAttempts(now: Date): Promise<number> {
  const expired = await db().attempt.findMany({
    where: { openFor: { not: null }, deadline: { lt: new Date(now.getTime() - GRACE_SECONDS * 1000) } },
    select: { id: true },
  })
  let closed = 0
  for (const { id } of expired) {
    try {
      await closeAttempt(id, now)
      closed++
    } catch (error) {
      // One that cannot be graded must not keep the others open; it is told as closed all the same, and tried again.
      log().error({ error, attempt: id }, 'an expired attempt cannot be closed')
    }
  }
  return closed
}

type GradedSlot = ReturnType<typeof gradeAttempt>['graded'][number] & { topicId: string }

/** When the student last touched a slot: the instant its review is dated at. */
function instantOf({ changedAt, shownAt }: GradedSlot): Date {
  const at = changedAt ?? shownAt
  if (!at) throw new Error('a slot that was never shown has no instant')
  return at
}

/** What an exam's response does to its question's schedule. Shown and left blank is a miss (quality 1). */
async function reviewFromExam(
  tx: Transaction,
  { id: studentId, examDay }: { id: string; examDay: number | null },
  slot: GradedSlot,
  answeredAt: Date,
  day: number,
): Promise<void> {
  const identity = { studentId, questionId: slot.questionId }
  const row = await tx.schedule.findUnique({ where: { studentId_questionId: identity } })
  const remembered = row && rememberedIn(row)
  const from: Schedule = remembered ?? newSchedule(day)
  const quality = qualityOf(slot.correct, null)
  const { schedule: after, cappedIntervalDays } = cappedFor(
    examDay,
    scheduleReview(from, quality, day).schedule,
    day,
  )
  const reviewCount = row?.reviewCount ?? 0
  const { topicId, version, correct, elapsedMs } = slot
  const first = !remembered
  const before = columnsBefore(remembered, from)

  await tx.review.create({
    data: {
      ...identity,
      version,
      topicId,
      ordinal: reviewCount,
      kind: 'review',
      attemptId: slot.attemptId,
      chosen: slot.chosen,
      order: slot.order,
      correct,
      quality,
      elapsedMs,
      first,
      day,
      answeredAt,
      cappedIntervalDays,
      key: `attempt ${slot.attemptId} ${slot.slot}`,
      ...before,
      ...columnsAfter(after),
    },
  })
  const scheduled = { ...after, reviewCount: reviewCount + 1, lastDay: day, lastQuality: quality }
  await tx.schedule.upsert({
    where: { studentId_questionId: identity },
    create: { ...identity, topicId, ...scheduled },
    update: scheduled,
  })
  const chosen = placesOrNone(slot.chosen)
  const counted = { ...identity, ...before, version, topicId, day, chosen, correct, elapsedMs, first }
  for (const write of countReview(tx, { ...counted, confidence: null })) await write
}
