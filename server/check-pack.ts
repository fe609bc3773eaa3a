import 'server-only'
import { decodeSource } from '#core/question/decode-source.ts'
import { findDuplicates } from '#core/question/find-duplicates.ts'
import { parseExam, parseTopics } from '#core/question/pack.ts'
import { compareProblems, finding, type Problem, toProblems } from '#core/question/problem.ts'
import { startFileChecker } from './file-checker.ts'
import { identifyQuestions, isText } from './identify-questions.ts'
import { type PackFile, type PackFolder } from './pack-files.ts'
import { FACTS_FILE, readFacts } from './read-facts.ts'

/**
 * Everything wrong with the wanted files of a pack, each by itself and beside the others; exam.yaml and topics.yaml
 * always, since the rest is measured by them. Paths are those in the pack.
 */
export async function checkPack(
  { files, problems: folderProblems }: PackFolder,
  isWanted: (path: string) => boolean,
  today: string,
): Promise<{ problems: Problem[]; fileCount: number }> {
  const exam = readYamlFile(files, 'exam.yaml', parseExam)
  const topics = readYamlFile(files, 'topics.yaml', parseTopics)
  const problems = [...folderProblems, ...exam.problems, ...topics.problems]
  const wanted = files.filter((file) => isText(file) && isWanted(file.path))

  const pack = { exam: exam.exam ?? null, topics: topics.topics ?? null }
  const checker = startFileChecker({ pack, today, files: files.map(({ path }) => path) })
  try {
    for (const file of wanted) problems.push(...(await checker.check(file)))
  } finally {
    await checker.stop()
  }
  const questions = identifyQuestions(files)
  const facts = isWanted(FACTS_FILE) ? readFacts(files, pack.topics, questions) : null
  problems.push(...(facts?.problems ?? []))
  problems.push(...findDuplicates(questions).filter(({ path }) => isWanted(path)))
  return { problems: problems.sort(compareProblems), fileCount: wanted.length + (facts ? 3 : 2) }
}

function readYamlFile<T extends { problems: Problem[] }>(
  files: PackFile[],
  path: string,
  parse: (text: string, path: string) => T,
): Partial<T> & { problems: Problem[] } {
  const file = files.find((candidate) => candidate.path === path)
  if (!file)
    return nothing(
      toProblems([finding('E01', { line: 1, column: 1 }, `missing; a pack has an ${path}`)], path),
    )
  const { text, problems } = decodeSource(file.bytes, path)
  return text === null ? nothing(problems) : parse(text, path)
}

function nothing<T>(problems: Problem[]): Partial<T> & { problems: Problem[] } {
  return { problems } as Partial<T> & { problems: Problem[] }
}
