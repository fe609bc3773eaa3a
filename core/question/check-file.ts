import { type CheckContext, nameParts } from './context.ts'
import { decodeSource } from './decode-source.ts'
import { parseLesson } from './parse-lesson.ts'
import { parseQuestion } from './parse-question.ts'
import { type Problem } from './problem.ts'

/** Everything wrong with one Markdown file of a pack, taken by itself: `lesson.md` is a lesson, any other a question. */
export function checkFile(bytes: Uint8Array, context: CheckContext): Problem[] {
  const { text, problems } = decodeSource(bytes, context.path)
  if (text === null) return problems
  const parse = nameParts(context.path).name === 'lesson' ? parseLesson : parseQuestion
  return parse(text, context).problems
}
