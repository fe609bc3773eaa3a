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

/** A pack that was read and rendered, as far as its files have no errors. */
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
  /** Pictures and texts that are there besides the files. */
  images?: ImageNames
  otherFiles?: string[]
  report?: (done: number, total: number) => void
}

/**
 * Reads and renders a pack, with every problem in it: what has an error is left out, and without exam.yaml and
 * topics.yaml there is nothing.
 */
export async function readCheckedPack(
  folder: PackFolder,
  now: Date,
  options: ReadOptions = {},
): Promise<{ checked: CheckedPack | null; problems: Problem[] }> {
  const today = now.toISOString().slice(0, 10)
  const { problems, prepared, pictures } = await checkPack(folder, { today, render: true, ...options })

  const sources = new Map(folder.files.map(({ path, bytes }) => [path, bytes]))
  const sourceOf = (path: string) => rawText(sources.get(path) ?? new Uint8Array())
  const examSource = sourceOf('exam.yaml')
  const topicsSource = sourceOf('topics.yaml')
  const { exam } = parseExam(examSource, 'exam.yaml')
  const { topics } = parseTopics(topicsSource, 'topics.yaml')
  if (!exam || !topics) return { checked: null, problems }

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
  // What is wrong beside another file (an id used twice) is known only when all were read.
  const broken = new Set(problems.flatMap(({ path, severity }) => (severity === 'error' ? [path] : [])))
  for (const [path, file] of prepared) {
    if (broken.has(path)) continue
    const source = sourceOf(path)
    const { folder: topic, name: slug } = nameParts(path)
    if (file.kind === 'question') checked.questions.push({ question: file.question, source })
    else if (file.kind === 'lesson') checked.lessons.push({ topic, source, ...file.article })
    else checked.pages.push({ slug, source, ...file.article })
  }
  return { checked, problems }
}
