import 'server-only'
import { randomBytes } from 'node:crypto'
import { db, inTransaction } from './db.ts'
import { makeHistory, type DemoCourse } from './demo-history.ts'
import { hash } from './passwords.ts'
import { removePeople } from './remove-people.ts'
import { studentOf } from './session.ts'
import { todayOf } from './student-day.ts'

/** Nobody has mail here (RFC 2606): these addresses are the demo's own. */
const DEMO_HOST = '@demo.example'
/** New questions a day, so that a bank lasts for two thirds of the days. */
const NEW_ONES_LAST_DAYS = 40
const DAYS = 60
const EXAMS: DemoCourse['exams'] = {
  50: 'quick',
  40: 'half',
  30: 'full',
  21: 'quick',
  16: 'full',
  9: 'half',
  4: 'full',
}
const EXAM_IN_DAYS = 24
const STUDY_MINUTES = [40, 40, 40, 40, 20, 75, 60]
const A_FEW_ANSWERS_A_DAY = 10

export type DemoWish = {
  seed: string
  responses: 0 | 5 | 50 | null
  isProduction: boolean
  appUrl: string | null
}
export type Demo = { email: string; password: string; answers: number; exams: number; days: number }

/**
 * Makes a student with a history, in the place of the one made before. Refused, with the sentence why, wherever real
 * people may be: it writes answers that nobody gave.
 */
export async function makeDemo(
  wish: DemoWish,
  now: Date,
): Promise<{ ok: true; demo: Demo } | { ok: false; why: string }> {
  const { seed, responses } = wish
  const why = await whyNot(wish)
  if (why) return { ok: false, why }
  const email = `student${responses === null ? '' : `-${responses}`}${DEMO_HOST}`
  const password = randomBytes(12).toString('base64url')
  const course = courseFor(responses)
  const bank = await db().question.count({ where: { status: 'published', form: null } })
  if (bank === 0) return { ok: false, why: 'The bank is empty: run `npm run db -- seed` first.' }
  const begun = new Date(now.getTime() - course.days * 86_400_000)
  const newPerDay = responses === null ? Math.ceil(bank / NEW_ONES_LAST_DAYS) : A_FEW_ANSWERS_A_DAY

  const student = await makeStudent({ email, password: await hash(password), newPerDay }, begun)
  await makeHistory(student, seed, course, now)
  if (responses === null) {
    const studyMinutes = JSON.stringify(STUDY_MINUTES)
    const examDay = todayOf(student, now) + EXAM_IN_DAYS
    await db().profile.update({ where: { userId: student.id }, data: { examDay, studyMinutes } })
  }
  const mine = { where: { studentId: student.id } }
  const answers = await db().review.count({ where: { ...mine.where, kind: 'review' } })
  const exams = await db().attempt.count(mine)
  return { ok: true, demo: { email, password, answers, exams, days: await db().dayProgress.count(mine) } }
}

async function whyNot({ isProduction, appUrl }: DemoWish): Promise<string | null> {
  if (isProduction) return 'NODE_ENV is production: a made-up student belongs on a machine of one’s own.'
  if (appUrl && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(appUrl).hostname))
    return `APP_URL is ${appUrl}: a made-up student belongs on localhost only.`
  const others = await db().user.count({
    where: { isAnonymous: false, NOT: { email: { endsWith: DEMO_HOST } } },
  })
  if (others === 0) return null
  return `There ${others === 1 ? 'is an account' : `are ${others} accounts`} in this database. Name another one with DATABASE_URL.`
}

function courseFor(responses: DemoWish['responses']): DemoCourse {
  if (responses === null)
    return { days: DAYS, mostADay: 32, mostInAll: Infinity, exams: EXAMS, drillsADay: 2 }
  const days = Math.ceil(responses / A_FEW_ANSWERS_A_DAY)
  return { days, mostADay: A_FEW_ANSWERS_A_DAY, mostInAll: responses, exams: {}, drillsADay: 0 }
}

async function makeStudent(
  { email, password, newPerDay }: { email: string; password: string; newPerDay: number },
  createdAt: Date,
) {
  const { id } = await inTransaction(async (tx) => {
    await tx.user.updateMany({ where: { email }, data: { updatedAt: createdAt } })
    const former = await tx.user.findMany({ where: { email }, select: { id: true } })
    await removePeople(
      tx,
      former.map((each) => each.id),
    )
    const user = await tx.user.create({
      data: { name: 'Demo student', email, createdAt, profile: { create: { newPerDay } } },
      select: { id: true },
    })
    await tx.account.create({
      data: { userId: user.id, accountId: user.id, providerId: 'credential', password },
    })
    return user
  })
  const student = await studentOf(id)
  if (!student) throw new Error('the student just made cannot be read back')
  return student
}
