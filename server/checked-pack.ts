import 'server-only'
import { nameParts } from '#core/question/context.ts'
import { rawText } from '#core/question/decode-source.ts'
import { type ImageNames } from '#core/question/image-addresses.ts'
import { type Pack, parseExam, parseTopics } from '#core/question/pack.ts'
import { type PreparedArticle } from '#core/question/prepare-file.ts'
import { type PreparedQuestion } from '#core/question/prepare-question.ts'
import { type Problem } from '#core/question/problem.ts'
import { checkPack } from './check-pack.ts'
import { type PackFolder } from './pack-files.ts'
import { FACTS_FILE } from './read-facts.ts'
import { type Picture } from './read-pictures.ts'

/** A lesson's or page's text, rendered; like every source, its text is kept as it was given. */
export type ArticleFile = PreparedArticle & { source: string }

/** A pack that was read, rendered and found without errors. */
export type CheckedPack = {
  pack: Pack
  examSource: string
  topicsSource: string
  factsSource: string | null
  questions: { question: PreparedQuestion; source: string }[]
  lessons: (ArticleFile & { topic: string })[]
  pages: (ArticleFile & { slug: string })[]
  pictures: Picture[]
}

type ReadOptions = {
  /** Pictures that are there besides the files. */
  images?: ImageNames
  report?: (done: number, total: number) => void
}

/** Reads and renders a pack for importing: null, with every error, when one file has an error. */
export async function readCheckedPack(
  folder: PackFolder,
  now: Date,
  { images, report }: ReadOptions = {},
): Promise<{ checked: CheckedPack | null; problems: Problem[] }> {
  const today = now.toISOString().slice(0, 10)
  const { problems, prepared, pictures } = await checkPack(folder, { today, render: true, images, report })
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) return { checked: null, problems: errors }

  const sources = new Map(folder.files.map(({ path, bytes }) => [path, bytes]))
  const sourceOf = (path: string) => rawText(sources.get(path) ?? new Uint8Array())
  const examSource = sourceOf('exam.yaml')
  const topicsSource = sourceOf('topics.yaml')
  const { exam } = parseExam(examSource, 'exam.yaml')
  const { topics } = parseTopics(topicsSource, 'topics.yaml')
  if (!exam || !topics) throw new Error('a pack without errors has an exam and topics')

  const checked: CheckedPack = {
    pack: { exam, topics },
    examSource,
    topicsSource,
    factsSource: sources.has(FACTS_FILE) ? sourceOf(FACTS_FILE) : null,
    questions: [],
    lessons: [],
    pages: [],
    pictures,
  }
  for (const [path, file] of prepared) {
    const source = sourceOf(path)
    const { folder: topic, name: slug } = nameParts(path)
    if (file.kind === 'question') checked.questions.push({ question: file.question, source })
    else if (file.kind === 'lesson') checked.lessons.push({ topic, source, ...file.article })
    else checked.pages.push({ slug, source, ...file.article })
  }
  return { checked, problems }
}
