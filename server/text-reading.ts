import 'server-only'
import { labelAt, type PresentedQuestion } from '#core/question/present-question.ts'
import { keyOf } from '#core/question/edit-keys.ts'
import type { PreparedArticle } from '#core/question/prepare-file.ts'
import type { PreparedQuestion } from '#core/question/prepare-question.ts'
import type { Problem } from '#core/question/problem.ts'
import { quickFixes, type QuickFix } from '#core/question/quick-fixes.ts'
import { pathOf, type Subject } from './drafts.ts'
import { explained } from './feedback.ts'
import type { Instructor } from './session.ts'
import { checkText } from './text-checker.ts'

export type ReadProblem = Omit<Problem, 'path'> & { fixes: QuickFix[] }

export type QuestionPreview = ReturnType<typeof explained> & { question: PresentedQuestion }

/** What there is to say about a text, and what it looks like to a student; no preview while there is an error. */
export type Reading = {
  problems: ReadProblem[]
  preview: { kind: 'question'; shown: QuestionPreview } | { kind: 'lesson'; article: PreparedArticle } | null
}

/** Reads a text that is being written, as the command line would check it and students would see it. */
export async function readText(
  _instructor: Instructor,
  subject: Subject,
  source: string,
  now: Date,
): Promise<Reading> {
  const path = pathOf(subject, source)
  const { problems, prepared } = await checkText(path, source, now)
  return {
    problems: problems.map(({ path: _path, ...problem }) => ({
      ...problem,
      fixes: quickFixes(source, problem, subject.subjectId),
    })),
    preview:
      prepared === null
        ? null
        : prepared.kind === 'question'
          ? { kind: 'question', shown: inFileOrder(prepared.question) }
          : { kind: 'lesson', article: prepared.article },
  }
}

/** As a student sees it after the answer, options in the order of the file. */
function inFileOrder(question: PreparedQuestion): QuestionPreview {
  const order = question.presented.options.map((_, place) => place)
  return { question: presented(question, order), ...explained(question.answer, order) }
}

/** As a student sees it before the answer. */
export function presented(question: PreparedQuestion, order: number[]): PresentedQuestion {
  return {
    questionId: question.id,
    version: 0,
    type: question.type,
    select: question.select,
    topic: question.topic,
    task: question.task,
    stem: question.presented.stem,
    options: order.map((place, index) => ({
      label: labelAt(index),
      html: question.presented.options[place] ?? '',
    })),
  }
}

/** What a text calls itself. */
export function titleOf(source: string, otherwise: string): string {
  return keyOf(source, 'title') ?? otherwise
}
