import 'server-only'
import { assembleForm, type Form, type FormCandidate } from '#core/exam/assemble-form.ts'
import type { Exam } from '#core/question/pack.ts'
import { seededRandom } from '#core/random.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { SHOWABLE } from './study-candidates.ts'

/** How many questions of one task are weighed against each other; a larger bank is entered at a random place. */
const PER_TASK = 60

/**
 * Draws a form of `total` questions by the blueprint, seeded; unseen questions first, none that is retired, a draft or
 * sealed. The bank is sampled per task, so that drawing from 100,000 questions costs as much as from 1,000.
 */
export async function drawForm(
  student: Student | null,
  exam: Exam,
  total: number,
  seed: string,
): Promise<Form & { neverSeen: number }> {
  const candidates: FormCandidate[] = []
  for (const { id } of exam.tasks) candidates.push(...(await candidatesOf(student, id, `${seed} ${id}`)))
  const form = assembleForm({ candidates, domains: exam.domains, total, seed })
  const drawn = new Set(form.slots.map((slot) => slot.questionId))
  const neverSeen = candidates.filter((each) => drawn.has(each.questionId) && !each.seen).length
  return { ...form, neverSeen }
}

async function candidatesOf(student: Student | null, task: string, seed: string): Promise<FormCandidate[]> {
  const studentId = student?.id ?? ''
  const seen = { some: { studentId, dueDay: { not: null } } }
  const where = { task, ...SHOWABLE }
  const select = { id: true, domain: true, topicId: true, family: true } as const
  const unseenCount = await db().question.count({ where: { ...where, NOT: { schedules: seen } } })
  const skip = Math.floor(seededRandom(seed)() * Math.max(0, unseenCount - PER_TASK + 1))
  const unseen = await db().question.findMany({
    where: { ...where, NOT: { schedules: seen } },
    orderBy: { id: 'asc' },
    skip,
    take: PER_TASK,
    select,
  })
  const rest = await db().question.findMany({
    where: { ...where, schedules: seen },
    orderBy: { id: 'asc' },
    take: Math.max(0, PER_TASK - unseen.length),
    select,
  })
  const candidate = (seen: boolean) => (row: (typeof unseen)[number]) => ({
    questionId: row.id,
    domain: row.domain,
    task,
    topic: row.topicId,
    family: row.family,
    seen,
  })
  return [...unseen.map(candidate(false)), ...rest.map(candidate(true))]
}
