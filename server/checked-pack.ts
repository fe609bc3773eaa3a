import 'server-only'
import { PAGES } from '#core/markdown/link-target.ts'
import { renderLesson } from '#core/markdown/render-lesson.ts'
import { prepareQuestion } from '#core/question/prepare-question.ts'
import type { Problem } from '#core/question/problem.ts'
import type { Article } from '#core/question/question.ts'
import type { ArticleFile, CheckedPack } from './content.ts'
import type { PackFolder } from './pack-files.ts'
import { readParsedPack } from './parsed-pack.ts'

/** Reads and renders a pack for importing: null, with every error, when one file has an error. */
export async function readCheckedPack(
  folder: PackFolder,
  now: Date,
): Promise<{ checked: CheckedPack | null; problems: Problem[] }> {
  const { parsed, problems } = await readParsedPack(folder, now.toISOString().slice(0, 10))
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) return { checked: null, problems: errors }
  if (!parsed) throw new Error('a pack without errors has an exam and topics')

  const { pack, examSource, topicsSource, questions, lessons, pages } = parsed
  const checked = {
    pack,
    examSource,
    topicsSource,
    questions: questions.map(({ question, source }) => ({
      question: prepareQuestion(question, pack),
      source,
    })),
    lessons: lessons.map(({ topic, source, article }) => ({ topic, ...rendered(article, source, topic) })),
    pages: pages.map(({ slug, source, article }) => ({ slug, ...rendered(article, source, PAGES) })),
  }
  return { checked, problems }
}

function rendered(article: Article, source: string, folder: string): ArticleFile {
  const { title, summary, checked, sources, body, definitions } = article
  return { source, title, summary, checked, sources, ...renderLesson(body, definitions, { folder }) }
}
