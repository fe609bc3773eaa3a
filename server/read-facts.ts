import 'server-only'
import { decodeSource } from '#core/question/decode-source.ts'
import { type Fact, parseFacts } from '#core/question/fact-check.ts'
import { type QuestionIdentity } from '#core/question/identify-question.ts'
import { type Topic } from '#core/question/pack.ts'
import { type Problem } from '#core/question/problem.ts'
import { type PackFile } from './pack-files.ts'

export const FACTS_FILE = 'fact-check.yaml'

/** The facts of a pack, checked against its topics, lessons and questions; null when it has no fact-check.yaml. */
export function readFacts(
  files: PackFile[],
  topics: Topic[] | null,
  questions: QuestionIdentity[],
): { facts: Fact[] | null; problems: Problem[] } | null {
  const file = files.find(({ path }) => path === FACTS_FILE)
  if (!file) return null
  const { text, problems } = decodeSource(file.bytes, FACTS_FILE)
  if (text === null) return { facts: null, problems }
  return parseFacts(text, FACTS_FILE, {
    topics: topics && topics.map(({ id }) => id),
    lessons: files.flatMap(({ path }) => /^([^/]+)\/lesson\.md$/.exec(path)?.[1] ?? []),
    questions: questions.map(({ id }) => id),
  })
}
