import 'server-only'
import { unseenCount } from './study-candidates.ts'

/**
 * The exam that intervals are shortened for, so that everything comes back before it: only once every question has been
 * seen. Null before, and without an exam.
 */
export async function capDay(student: { id: string; examDay: number | null }): Promise<number | null> {
  if (student.examDay === null || (await unseenCount(student, null, 1)) > 0) return null
  return student.examDay
}
