import { renderLesson } from '#core/markdown/render-lesson.ts'
import { type CheckContext, kindOf, nameParts } from './context.ts'
import { decodeSource } from './decode-source.ts'
import { imageAddress, type ImageNames } from './image-addresses.ts'
import { parseArticle } from './parse-article.ts'
import { parseQuestion } from './parse-question.ts'
import { type PreparedQuestion, prepareQuestion } from './prepare-question.ts'
import { type Problem } from './problem.ts'
import { type Article } from './question.ts'

/** A lesson's or page's text, rendered. */
export type PreparedArticle = Pick<Article, 'title' | 'summary' | 'checked' | 'sources'> & {
  html: string
  contents: { id: string; text: string; depth: number }[]
}

export type PreparedFile =
  { kind: 'question'; question: PreparedQuestion } | { kind: 'lesson' | 'page'; article: PreparedArticle }

/** One Markdown file of a pack, checked by itself and rendered: null when it has an error. Needs a pack that was read. */
export function prepareFile(
  bytes: Uint8Array,
  context: CheckContext,
  images: ImageNames,
): { prepared: PreparedFile | null; problems: Problem[] } {
  const { text, problems: unreadable } = decodeSource(bytes, context.path)
  if (text === null) return { prepared: null, problems: unreadable }
  const kind = kindOf(context.path)
  if (kind === 'question') {
    const { question, problems } = parseQuestion(text, context)
    const { exam, topics } = context.pack
    if (!question || !exam || !topics) return { prepared: null, problems }
    const image = imageAddress(context.path, images)
    return {
      prepared: { kind, question: prepareQuestion(question, { exam, topics }, image) },
      problems,
    }
  }
  const { article, problems } = parseArticle(text, context)
  return { prepared: article && { kind, article: prepareArticle(article, context.path, images) }, problems }
}

/** Renders a checked lesson or page; `path` says where it lies, for its links and pictures. */
export function prepareArticle(article: Article, path: string, images: ImageNames): PreparedArticle {
  const { title, summary, checked, sources, body, definitions } = article
  const place = { folder: nameParts(path).folder, image: imageAddress(path, images) }
  return { title, summary, checked, sources, ...renderLesson(body, definitions, place) }
}
