import * as z from 'zod'
import type { Refusal, StudyAnswer } from '#server/reviews.ts'
import type { Student } from '#server/session.ts'
import { audienceMark, type Audience } from '#server/showing.ts'
import { refuse, refuseUnknown } from '../respond.ts'

/** One display letter: `a` to `h`. */
export const LetterSchema = z.string().regex(/^[a-h]$/, 'is a letter from a to h')

export const StudyAnswerSchema: z.ZodType<StudyAnswer> = z.strictObject({
  questionId: z.string().regex(/^[a-z0-9][a-z0-9-]{2,63}$/, 'is a question id'),
  version: z.int().min(1).max(1_000_000),
  reviewCount: z.int().min(0).max(1_000_000),
  chosen: z.array(LetterSchema).max(8),
  confidence: z.enum(['sure', 'unsure', 'guess']).nullable(),
  elapsedMs: z.int().min(0).max(86_400_000),
  key: z
    .string()
    .min(8)
    .max(128)
    .regex(/^[\w-]+$/, 'is made of letters, digits, - and _'),
})

/** Whom the options were shown to: what the page says it was, or whoever is asking. */
export function audienceOf(request: Request, student: Student | null): Audience {
  const mine: Audience = student ? { studentId: student.id } : 'visitor'
  const mark = request.headers.get('x-shown-to')
  if (mark === null || mark === audienceMark(mine)) return mine
  if (mark === 'visitor') return 'visitor'
  return refuse(
    409,
    'stale',
    'This page was shown to somebody else who used this browser. Load the question again; nothing was recorded.',
  )
}

/** Ends the request with the words for a refused answer. */
export function refuseAnswer(problem: Refusal): never {
  switch (problem) {
    case 'not-found':
      return refuseUnknown()
    case 'unknown-letter':
      return refuse(400, problem, 'One of the letters chosen is not an option of this question.')
    case 'repeated-letter':
      return refuse(400, problem, 'An option can be chosen once.')
    case 'too-many':
      return refuse(400, problem, 'More options are chosen than the question asks for.')
    case 'too-few':
      return refuse(400, problem, 'Fewer options are chosen than the question asks for.')
    case 'stale':
      return refuse(
        409,
        problem,
        'This question was answered or taken back in another tab. Load it again; this answer was not recorded.',
      )
    case 'key-reused':
      return refuse(409, problem, 'This idempotency key already served another answer. Send a new key.')
    case 'not-due':
      return refuse(409, problem, 'This question is due: answer it as a review, which moves its schedule.')
    case 'in-open-quiz':
      return refuse(
        409,
        problem,
        'This question is part of the exam you have open. Finish the exam first: its result tells the answer.',
      )
    case 'not-answered':
      return refuse(409, problem, 'This question is new: answer it as a review first.')
  }
}
