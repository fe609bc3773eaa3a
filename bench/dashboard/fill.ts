import { randomUUID } from 'node:crypto'
import Sqlite from 'better-sqlite3'

const REVIEWS_A_DAY = 150
const MS_PER_DAY = 86_400_000

/** Somebody with an account who has answered the bank over and over until today, written by SQL: a million in a minute. */
export function fillStudent(file: string, reviews: number, passwordHash: string, now: Date): string {
  const database = new Sqlite(file)
  const id = randomUUID()
  const email = `${reviews}@example.test`
  const today = Math.floor(now.getTime() / MS_PER_DAY)
  const firstDay = today - Math.ceil(reviews / REVIEWS_A_DAY)
  try {
    database.transaction(() => {
      database
        .prepare('INSERT INTO User (id, name, email, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?)')
        .run(id, 'Student', email, now.toISOString(), now.toISOString())
      database.prepare('INSERT INTO Profile (userId) VALUES (?)').run(id)
      database
        .prepare(
          `INSERT INTO Account (id, accountId, providerId, userId, password, createdAt, updatedAt)
           VALUES (?, ?, 'credential', ?, ?, ?, ?)`,
        )
        .run(randomUUID(), id, id, passwordHash, now.toISOString(), now.toISOString())
      database.prepare(LOG).run({ id, reviews, firstDay, perDay: REVIEWS_A_DAY })
      for (const derived of [SCHEDULES, TOPICS, DAYS]) database.prepare(derived).run({ id })
    })()
    return email
  } finally {
    database.close()
  }
}

/** Each question in turn; two answers of three are right, and after three right ones in a row one is forgotten. */
const LOG = `
WITH RECURSIVE
  n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @reviews),
  bank AS (
    SELECT id, current, topicId, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS size
    FROM Question WHERE status = 'published' AND form IS NULL),
  answered AS (
    SELECT i, bank.*, i / size AS ordinal, @firstDay + i / @perDay AS day, (i / size) % 4 AS step,
      (i / size) % 4 < 3 AND (i * 7919) % 10 < 9 AS correct
    FROM n JOIN bank ON bank.place = i % (SELECT count(*) FROM bank))
INSERT INTO Review (id, studentId, questionId, version, topicId, ordinal, kind, chosen, "order", correct, confidence,
  quality, elapsedMs, first, day, answeredAt, key,
  beforeRepetition, beforeIntervalDays, beforeEasinessFactor, beforeLapses, beforeDueDay,
  afterRepetition, afterIntervalDays, afterEasinessFactor, afterLapses, afterDueDay)
SELECT printf('%s-%012x', substr(@id, 1, 23), i), @id, id, current, topicId, ordinal, 'review', '[0]', '[0,1,2,3]',
  correct, CASE i % 4 WHEN 0 THEN 'sure' WHEN 1 THEN 'unsure' WHEN 2 THEN 'guess' END, CASE WHEN correct THEN 4 ELSE 1 END,
  40000, ordinal = 0, day, strftime('%Y-%m-%dT%H:%M:%f+00:00', day * 86400.0 + 43200 + i % @perDay, 'unixepoch'),
  'bench-' || i, step, 6, 250, 0, CASE WHEN ordinal > 0 THEN day END,
  CASE WHEN correct THEN step + 1 ELSE 0 END, 6, 250, 0, day + 6
FROM answered`

const SCHEDULES = `
INSERT INTO Schedule (studentId, questionId, topicId, reviewCount, repetition, intervalDays, easinessFactor, lapses,
  dueDay, lastDay, lastQuality)
SELECT studentId, questionId, topicId, max(ordinal) + 1, afterRepetition, afterIntervalDays, afterEasinessFactor,
  afterLapses, afterDueDay, day, quality
FROM Review WHERE studentId = @id GROUP BY questionId`

const TOPICS = `
INSERT INTO TopicProgress (studentId, topicId, firstAnswers, firstCorrect, sureMisses, answers, correct, lastDay)
SELECT studentId, topicId, sum(first), sum(first AND correct), sum(NOT correct AND confidence IS 'sure'), count(*),
  sum(correct), max(day)
FROM Review WHERE studentId = @id GROUP BY topicId`

const DAYS = `
INSERT INTO DayProgress (studentId, day, reviews, fresh, correct, drills, elapsedMs)
SELECT studentId, day, count(*), sum(first), sum(correct), 0, sum(elapsedMs)
FROM Review WHERE studentId = @id GROUP BY day`
