import 'server-only'
import { parseExam, type Exam } from '#core/question/pack.ts'
import { db } from './db.ts'

/** The exam's blueprint as it was seeded; null while there is no bank. */
export async function blueprint(): Promise<Exam | null> {
  const pack = await db().pack.findFirst({ select: { code: true, examSource: true } })
  if (!pack) return null
  const { exam, problems } = parseExam(pack.examSource, 'exam.yaml')
  if (!exam)
    throw new Error(
      `the stored blueprint of ${pack.code} cannot be read: ${problems[0]?.message ?? 'unknown'}`,
    )
  return exam
}

/** Titles of the task statements by id ("2.2"). */
export async function taskTitles(): Promise<Map<string, string>> {
  const exam = await blueprint()
  return new Map(exam?.tasks.map(({ id, title }) => [id, title]))
}
