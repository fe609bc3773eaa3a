'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { readForm, refused, type FormState } from '#app/_account/form-state.ts'
import { now } from '#server/clock.ts'
import { discardDraft, rebaseDraft } from '#server/drafts.ts'
import { editDraft, type Edited } from '#server/edit-draft.ts'
import { beginQuestion } from '#server/new-question.ts'
import { retireQuestion } from '#server/retire-question.ts'
import { asInstructor, viewer } from '#server/session.ts'
import type { Problem } from '#core/question/problem.ts'
import { addressOf } from './addresses.ts'
import type { EditState } from './edit-state.ts'

const NOT_ALLOWED = 'Only instructors can do this. Nothing was changed.'
const Slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{2,63}$/, 'Use 3 to 64 of a–z, 0–9 and “-”.')
const Count = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
const Kind = z.enum(['question', 'lesson'])
const SubjectSchema = z.strictObject({ kind: Kind, subjectId: Slug, seq: Count })
const EditSchema = SubjectSchema.extend({
  baseVersion: Count,
  source: z.string().max(128 * 1024, 'Use at most 128 KB.'),
  exact: z.enum(['yes']).optional(),
  then: z.enum(['save', 'ask-review', 'publish', 'publish-typo']),
})
const NewSchema = z.strictObject({ questionId: Slug, topic: Slug })
const RetireSchema = z.strictObject({
  questionId: Slug,
  reason: z.string().trim().max(300, 'Use at most 300 characters.'),
  replacedBy: z.union([Slug, z.literal('')]),
})

/** Saves what is in the box, and does what was asked for with it. */
export async function saveText(_before: EditState, form: FormData): Promise<EditState> {
  const read = readForm(form, EditSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  const edited = await editDraft(instructor, { ...read.data, exact: read.data.exact === 'yes' }, now())
  if (!edited.ok) return whyNot(form, edited)
  revalidatePath('/', 'layout')
  if (edited.version !== null) redirect(`${addressOf(read.data)}?published=${edited.version}`)
  const message = edited.asked ? 'Saved. Another instructor can review it now.' : 'Saved.'
  return { values: {}, problems: {}, message, done: true, seq: edited.seq }
}

function whyNot(form: FormData, edited: Extract<Edited, { ok: false }>): EditState {
  switch (edited.problem) {
    case 'conflict':
      return {
        ...refused(form, 'Not saved: somebody else saved another text meanwhile.'),
        stored: edited.stored,
      }
    case 'not-found':
      return refused(form, 'Not saved: there is nothing under this name any more.')
    case 'newer-version':
      return { ...refused(form, WORDS.newer), seq: edited.seq }
    case 'more-than-typo':
      return {
        ...refused(
          form,
          `Saved, not published: this is more than a slip of the pen, ${edited.reason}. Publish it as a new version with its own statistics.`,
        ),
        seq: edited.seq,
      }
    case 'errors':
      return {
        ...refused(form, `Saved, not published: ${errorCount(edited.problems)} in the way.`),
        seq: edited.seq,
        lines: edited.problems.filter(isError).map(lineOf),
      }
  }
}

const WORDS = {
  newer:
    'Saved, not published: a newer version was published since this draft was begun. See what changed first.',
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

function errorCount(problems: Problem[]): string {
  const count = problems.filter(isError).length
  return count === 1 ? '1 error stands' : `${count} errors stand`
}

function lineOf({ line, column, code, message }: Problem): string {
  return `${line}:${column} ${code} ${message}`
}

/** Throws the draft away; what is published stays. */
export async function discardText(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, SubjectSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  const { seq, ...subject } = read.data
  if (!(await discardDraft(instructor, subject, seq)))
    return refused(form, 'Not discarded: it was saved again meanwhile. Load the page to see it.')
  revalidatePath('/author', 'layout')
  redirect('/author')
}

/** Goes on with a draft on top of a version published meanwhile. */
export async function rebaseText(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, SubjectSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  const { seq, ...subject } = read.data
  if (!(await rebaseDraft(instructor, subject, seq, now())))
    return refused(form, 'Not done: it was saved again meanwhile. Load the page to see it.')
  revalidatePath('/author', 'layout')
  redirect(addressOf(subject))
}

/** Begins a question from the template. */
export async function beginText(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, NewSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  const begun = await beginQuestion(instructor, read.data, now())
  if (!begun.ok)
    return begun.problem === 'taken'
      ? refused(form, 'Not begun yet.', { questionId: 'This id is taken. Ids are never used twice.' })
      : refused(form, 'Not begun yet.', { topic: 'There is no such topic.' })
  revalidatePath('/author', 'layout')
  redirect(`/author/${read.data.questionId}`)
}

/** Takes a question out of study and exams. */
export async function retireText(_before: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, RetireSchema)
  if (!read.ok) return read.state
  const instructor = asInstructor((await viewer()).student)
  if (!instructor) return refused(form, NOT_ALLOWED)
  const { questionId, reason, replacedBy } = read.data
  if (!reason && !replacedBy)
    return refused(form, 'Not retired yet.', { reason: 'Say why, or which question takes over.' })
  const retired = await retireQuestion(
    instructor,
    questionId,
    replacedBy ? { replacedBy } : { reason },
    now(),
  )
  if (!retired.ok) return refused(form, whyNotRetired(retired))
  revalidatePath('/', 'layout')
  return { values: {}, problems: {}, message: 'Retired. Nobody is asked it any more.', done: true }
}

function whyNotRetired(retired: Extract<Awaited<ReturnType<typeof retireQuestion>>, { ok: false }>): string {
  switch (retired.problem) {
    case 'not-found':
      return 'Not retired: it is retired already, or was never published.'
    case 'unknown-successor':
      return 'Not retired: what takes over must be another published question.'
    case 'newer-version':
      return 'Not retired: somebody published it meanwhile. Load the page to see it.'
    case 'errors':
      return `Not retired: its text has errors by now. Mend them first: ${lineOf(retired.problems.find(isError) ?? NO_LINE)}`
  }
}

const NO_LINE: Problem = { path: '', line: 1, column: 1, severity: 'error', code: '', message: '' }
