import type { Exam } from '#core/question/pack.ts'

/** Forms whose length and time the exam's blueprint fixes. */
export const FIXED_FORMS = ['quick', 'half', 'full'] as const
export type FixedForm = (typeof FIXED_FORMS)[number]
export type FormName = FixedForm | 'custom'

/** What a student asks to sit; `topics` are ids. */
export type FormWish =
  { form: FixedForm } | { form: 'custom'; topics: string[]; count: number; minutes: number }

/** What the parts of a custom form may be. */
export const CUSTOM = {
  count: { least: 5, most: 65 },
  minutes: { least: 5, most: 180 },
} as const

/** A form before it is drawn. `topics` is null for the whole bank; `minutes` is the limit without extra time. */
export type FormPlan = {
  form: FormName
  scored: number
  unscored: number
  minutes: number
  topics: string[] | null
}

/**
 * What a form consists of. Only the full one has unscored questions, as the exam has; the half one is half of the
 * exam's questions, rounded up, in half of its time.
 */
export function planForm(wish: FormWish, exam: Pick<Exam, 'questions' | 'minutes'>): FormPlan {
  const { scored, unscored } = exam.questions
  switch (wish.form) {
    case 'quick':
      return { form: 'quick', scored: 10, unscored: 0, minutes: 20, topics: null }
    case 'half': {
      const half = { scored: Math.ceil((scored + unscored) / 2), minutes: Math.ceil(exam.minutes / 2) }
      return { form: 'half', unscored: 0, topics: null, ...half }
    }
    case 'full':
      return { form: 'full', scored, unscored, minutes: exam.minutes, topics: null }
    case 'custom': {
      const { count, minutes, topics } = wish
      return { form: 'custom', scored: count, unscored: 0, minutes, topics }
    }
  }
}
