import 'server-only'
import { calibration, type Calibration } from '#core/statistics/calibration.ts'
import { domainStandings, type DomainStanding } from '#core/statistics/domain-standings.ts'
import { pointsToGain } from '#core/statistics/points-to-gain.ts'
import { TREND_WINDOW, trendOf, type Trend } from '#core/statistics/trend.ts'
import { wilson } from '#core/statistics/wilson.ts'
import { blueprint } from './blueprint.ts'
import { db } from './db.ts'
import { knownStudent } from './known-student.ts'
import { TRANSFER } from './readiness-of.ts'
import type { Student } from './session.ts'
import { progress } from './statistics.ts'
import { askable } from './study-candidates.ts'

/** A share of some answers with its 80 % interval. */
export type Share = { n: number; right: number; low: number; high: number }

export type WeakTopic = {
  topic: string
  title: string
  /** Scaled points that knowing all of it would add to an exam, on average. */
  points: number
  /** First answers, and answers in exams. */
  first: Share
  /** Reviews that were due. */
  retention: Share
  trend: Trend | null
  lastSeen: string | null
  /** Questions last answered sure and wrong, and last answered right by a guess. */
  misconceptions: number
  luckyGuesses: number
  dueNow: number
  unseen: number
}

export type Weakness = {
  topics: WeakTopic[]
  domains: (DomainStanding & { title: string })[]
  calibration: Calibration[]
}

/** Where an exam's points are to be gained, most first, with what tells how; null without a bank. */
export async function weaknessOf(student: Student, now: Date): Promise<Weakness | null> {
  const exam = await blueprint()
  if (!exam) return null
  const { bank, waits, firstResponses, recall } = await knownStudent(student, now)
  const gains = pointsToGain({
    questions: bank.map(({ topic, domain }, place) => ({ topic, domain, wait: waits[place] ?? null })),
    firstResponses,
    recall,
    exam,
    transfer: TRANSFER,
  })
  const counts = await db().topicProgress.findMany({ where: { studentId: student.id } })
  const last = await lastQualities(student)
  const topics = []
  for (const { topic, title, lastSeen, dueNow, unseen } of (await progress(student, now)).topics) {
    const ofTopic = gains.filter((gain) => gain.topic === topic)
    if (ofTopic.length === 0) continue
    const counted = counts.find(({ topicId }) => topicId === topic)
    const sum = (what: 'points' | 'responses' | 'right') =>
      ofTopic.reduce((total, gain) => total + gain[what], 0)
    topics.push({
      ...{ topic, title, lastSeen, dueNow, unseen },
      points: sum('points'),
      first: share(sum('right'), sum('responses')),
      retention: share(counted?.dueKnown ?? 0, counted?.dueAnswers ?? 0),
      trend: await trendIn(student, topic),
      misconceptions: last(topic, SURE_AND_WRONG),
      luckyGuesses: last(topic, GUESSED_RIGHT),
    })
  }
  const titles = new Map(exam.domains.map(({ id, title }) => [id, title]))
  return {
    topics: topics.toSorted((a, b) => b.points - a.points),
    domains: domainStandings(exam.domains, firstResponses).map((standing) => ({
      ...standing,
      title: titles.get(standing.domain) ?? '',
    })),
    calibration: calibration(counts),
  }
}

/** Qualities of SM-2 that say more than right or wrong. */
const SURE_AND_WRONG = 0
const GUESSED_RIGHT = 3

/** How many questions of a topic were last answered with a quality. */
async function lastQualities(student: Student): Promise<(topic: string, quality: number) => number> {
  const rows = await db().schedule.groupBy({
    by: ['topicId', 'lastQuality'],
    where: {
      studentId: student.id,
      dueDay: { not: null },
      lastQuality: { in: [SURE_AND_WRONG, GUESSED_RIGHT] },
      question: askable(student),
    },
    _count: true,
  })
  return (topic, quality) =>
    rows.find((row) => row.topicId === topic && row.lastQuality === quality)?._count ?? 0
}

/** By the index of the log: it reads the last answers to a topic, however long the log is. */
async function trendIn(student: Student, topic: string): Promise<Trend | null> {
  const rows = await db().$queryRaw<{ correct: boolean | number | bigint }[]>`
    SELECT r."correct" FROM "Review" r
    WHERE r."studentId" = ${student.id} AND r."topicId" = ${topic} AND r."kind" = 'review'
      AND NOT EXISTS (SELECT 1 FROM "Review" u WHERE u."undoes" = r."id")
    ORDER BY r."id" DESC LIMIT ${2 * TREND_WINDOW}`
  return trendOf(rows.map(({ correct }) => Boolean(correct)))
}

function share(right: number, n: number): Share {
  return { n, right, ...wilson(right, n) }
}
