'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { now } from '#server/clock.ts'
import { answerBlind, decideReview } from '#server/draft-reviews.ts'
import { asInstructor, viewer } from '#server/session.ts'

const NOT_ALLOWED = 'Only instructors review. Nothing was recorded.'
const TextSchema = z.strictObject({
  questionId: z.string().min(3).max(64),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
})
const Letter = z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).optional()
/** One letter where one option is right; where several are, a box for each, called by its letter. */
const BlindSchema = TextSchema.extend({
  chosen: Letter,
  ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => [`box-${letter}`, Letter])),
})
const DecideSchema = TextSchema.extend({
  verdict: z.enum(['approved', 'changes']),
  comment: z.string().trim().max(2000, 'Use at most 2,000 characters.'),
})

/** Answers a draft without having seen its key. */
export async function answerDraft(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, BlindSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  const { questionId, contentHash, ...letters } = read.data
  const chosen = Object.values(letters).filter((letter) => typeof letter === 'string')
  const answered = await answerBlind(instructor, { questionId, contentHash, chosen }, now())
  if (!answered.ok) return refused(form, PROBLEMS[answered.problem])
  revalidatePath('/author', 'layout')
  redirect(`/author/${questionId}/review`)
}

const PROBLEMS = {
  nothing: 'This draft does not wait for your review any more.',
  stale: 'The text was changed meanwhile. Load the page to see it as it is; nothing was recorded.',
  'wrong-count': 'Choose as many options as the question asks for.',
  answered: 'You have answered this text already. Load the page to see what came of it.',
}

/** Approves a draft, or asks for changes. */
export async function decideDraft(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, DecideSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  if (!(await decideReview(instructor, read.data, now())))
    return refused(form, 'Not recorded: answer the text first, as it stands now. A review is given once.')
  revalidatePath('/author', 'layout')
  return { values: {}, problems: {}, message: 'Recorded. Whoever wrote it sees it.', done: true }
}
