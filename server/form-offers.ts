import 'server-only'
import { extraMinutes } from '#core/exam/extra-time.ts'
import { FIXED_FORMS, planForm, type FixedForm } from '#core/exam/forms.ts'
import type { Exam } from '#core/question/pack.ts'
import { blueprint } from './blueprint.ts'
import { candidatesFor, formFrom, type DrawnForm } from './form-draw.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'

export type FormOffer = {
  form: FixedForm
  /** How many questions the bank gives for it now; fewer than `wanted` when all of it is too small. */
  questions: number
  wanted: number
  unscored: number
  minutes: number
  /** This student's extra time on top of `minutes`. */
  extraMinutes: number
  neverSeen: number
  /** Questions per domain as they would be drawn; `count` below `wanted` where the bank is too short. */
  domains: { id: number; title: string; count: number; wanted: number }[]
}

/** What each form would be if it were started now. Empty while there is no bank. */
export async function formOffers(student: Student | null, now: Date): Promise<FormOffer[]> {
  const exam = await blueprint()
  if (!exam) return []
  const seed = `offer ${student?.id ?? 'visitor'} ${todayOf(student, now)}`
  const candidates = await candidatesFor(student, exam, null, seed)
  if (candidates.length === 0) return []
  return FIXED_FORMS.map((form) => {
    const plan = planForm({ form }, exam)
    const drawn = formFrom(candidates, exam, plan, seed)
    return {
      form,
      questions: drawn.slots.length,
      wanted: plan.scored + plan.unscored,
      unscored: drawn.slots.filter(({ scored }) => !scored).length,
      minutes: plan.minutes,
      extraMinutes: extraMinutes(student?.extraTime ?? 'none', plan.minutes),
      neverSeen: drawn.neverSeen,
      domains: domainsOf(drawn, exam),
    }
  })
}

function domainsOf({ slots, shortfalls }: DrawnForm, exam: Exam): FormOffer['domains'] {
  return exam.domains.map(({ id, title }) => {
    const count = slots.filter((slot) => slot.domain === id).length
    return { id, title, count, wanted: shortfalls.find((each) => each.domain === id)?.wanted ?? count }
  })
}
