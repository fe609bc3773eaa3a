import { type CheckContext, kindOf } from './context.ts'
import { decodeSource } from './decode-source.ts'
import { parseArticle } from './parse-article.ts'
import { parseQuestion } from './parse-question.ts'
import { type Problem } from './problem.ts'

/** Everything wrong with one Markdown file of a pack, taken by itself. */
export function checkFile(bytes: Uint8Array, context: CheckContext): Problem[] {
  const { text, problems } = decodeSource(bytes, context.path)
  if (text === null) return problems
  const parse = kindOf(context.path) === 'question' ? parseQuestion : parseArticle
  return parse(text, context).problems
}
