import 'server-only'
import { kindOf } from '#core/question/context.ts'
import { decodeSource } from '#core/question/decode-source.ts'
import { type Fact } from '#core/question/fact-check.ts'
import { type Pack, parseExam, parseTopics } from '#core/question/pack.ts'
import { parseArticle } from '#core/question/parse-article.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { type Problem } from '#core/question/problem.ts'
import { type Article, type Question } from '#core/question/question.ts'
import { checkPack } from './check-pack.ts'
import { identifyQuestions, isText } from './identify-questions.ts'
import { type PackFolder } from './pack-files.ts'
import { readFacts } from './read-facts.ts'

/** A pack as its files say it. Lessons are called by their topic, pages by their file name. */
export type ParsedPack = {
  pack: Pack
  examSource: string
  topicsSource: string
  questions: { path: string; source: string; question: Question }[]
  lessons: { path: string; source: string; topic: string; article: Article }[]
  pages: { path: string; source: string; slug: string; article: Article }[]
  facts: Fact[]
}

/**
 * Reads what can be read of a pack, and every problem in it: a file with an error is left out, and without exam.yaml
 * and topics.yaml there is nothing to read. Each file has been checked in a worker within its time limit before it is
 * parsed here.
 */
export async function readParsedPack(
  folder: PackFolder,
  today: string,
): Promise<{ parsed: ParsedPack | null; problems: Problem[] }> {
  const { problems } = await checkPack(folder, { today })
  const texts = new Map(folder.files.map(({ path, bytes }) => [path, decodeSource(bytes, path).text ?? '']))
  const examSource = texts.get('exam.yaml') ?? ''
  const topicsSource = texts.get('topics.yaml') ?? ''
  const { exam } = parseExam(examSource, 'exam.yaml')
  const { topics } = parseTopics(topicsSource, 'topics.yaml')
  if (!exam || !topics) return { parsed: null, problems }

  const pack = { exam, topics }
  const facts = readFacts(folder.files, topics, identifyQuestions(folder.files))?.facts ?? []
  const parsed: ParsedPack = { pack, examSource, topicsSource, questions: [], lessons: [], pages: [], facts }
  const broken = new Set(problems.flatMap(({ path, severity }) => (severity === 'error' ? [path] : [])))
  for (const file of folder.files) {
    const { path } = file
    const [home = '', name = '', ...deeper] = path.split('/')
    if (!isText(file) || name === '' || deeper.length > 0 || broken.has(path)) continue
    const source = texts.get(path) ?? ''
    const context = { path, pack, today, hasFile: (other: string) => texts.has(other) }
    if (kindOf(path) === 'question') {
      const { question } = parseQuestion(source, context)
      if (!question) throw new Error(`${path} was found without errors and cannot be read`)
      parsed.questions.push({ path, source, question })
      continue
    }
    const { article } = parseArticle(source, context)
    if (!article) throw new Error(`${path} was found without errors and cannot be read`)
    if (kindOf(path) === 'lesson') parsed.lessons.push({ path, source, topic: home, article })
    else parsed.pages.push({ path, source, slug: name.replace(/\.md$/, ''), article })
  }
  return { parsed, problems }
}
