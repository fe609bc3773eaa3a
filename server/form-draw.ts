import 'server-only'
import { assembleForm, unscoredSlots, type Form, type FormCandidate } from '#core/exam/assemble-form.ts'
import type { FormPlan } from '#core/exam/forms.ts'
import type { Exam } from '#core/question/pack.ts'
import { seededRandom } from '#core/random.ts'
import { db } from './db.ts'
import type { Student } from './session.ts'
import { SHOWABLE } from './study-candidates.ts'

/**
 * How many questions of one task are weighed against each other: enough for the longest form of that task alone, with
 * a few families in it. A larger bank is entered at a random place.
 */
const PER_TASK = 100

export type DrawnSlot = Form['slots'][number] & { scored: boolean }
export type DrawnForm = { slots: DrawnSlot[]; shortfalls: Form['shortfalls']; neverSeen: number }

/**
 * Draws a form by the blueprint, seeded; unseen questions first, none that is retired, a draft or sealed, and nothing
 * that depends on how the student has answered so far.
 */
export async function drawForm(
  student: Student | null,
  exam: Exam,
  plan: FormPlan,
  seed: string,
): Promise<DrawnForm> {
  return formFrom(await candidatesFor(student, exam, plan.topics, seed), exam, plan, seed)
}

/** The form that a plan makes of these candidates. */
export function formFrom(candidates: FormCandidate[], exam: Exam, plan: FormPlan, seed: string): DrawnForm {
  const { scored, unscored, topics } = plan
  // A choice of topics is a choice of domains: those it leaves out are not short of questions.
  const domains = topics
    ? exam.domains.filter(({ id }) => candidates.some((each) => each.domain === id))
    : exam.domains
  const form = assembleForm({ candidates, domains, total: scored + unscored, seed })
  const tried = unscoredSlots(form.slots, Math.min(unscored, form.slots.length - scored), seed)
  const isSeen = new Map(candidates.map(({ questionId, seen }) => [questionId, seen]))
  return {
    shortfalls: form.shortfalls,
    slots: form.slots.map((slot) => ({ ...slot, scored: !tried.has(slot.questionId) })),
    neverSeen: form.slots.filter(({ questionId }) => isSeen.get(questionId) === false).length,
  }
}

/**
 * What may be drawn, of these topics or of all. The bank is sampled per task, so that drawing from 100,000 questions
 * costs as much as from 1,000.
 */
export async function candidatesFor(
  student: Student | null,
  exam: Exam,
  topics: string[] | null,
  seed: string,
): Promise<FormCandidate[]> {
  const candidates: FormCandidate[] = []
  for (const { id } of exam.tasks)
    candidates.push(...(await candidatesOf(student, id, topics, `${seed} ${id}`)))
  return candidates
}

async function candidatesOf(
  student: Student | null,
  task: string,
  topics: string[] | null,
  seed: string,
): Promise<FormCandidate[]> {
  const studentId = student?.id ?? ''
  const seen = { some: { studentId, dueDay: { not: null } } }
  const where = { task, ...SHOWABLE, ...(topics ? { topicId: { in: topics } } : {}) }
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
