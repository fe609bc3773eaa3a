import 'server-only'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { askable, recentTopics, SHOWABLE } from './study-candidates.ts'

/** The next question of an exam domain that this student has never answered, of another topic than the last ones if there is any. */
export async function newInDomain(
  student: Student | null,
  domain: number,
  today: number,
  without: string[],
): Promise<string | null> {
  const answered = { some: { studentId: student?.id ?? '', dueDay: { not: null } } }
  const shown = student ? askable(student) : SHOWABLE
  const where = { ...shown, domain, id: { notIn: without }, NOT: { schedules: answered } }
  const first = (topics: string[]) =>
    db().question.findFirst({
      where: { ...where, topicId: { notIn: topics } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true },
    })
  const next = (await first(student ? await recentTopics(student, today) : [])) ?? (await first([]))
  return next?.id ?? null
}
