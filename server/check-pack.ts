import 'server-only'
import { decodeSource } from '#core/question/decode-source.ts'
import { findDuplicates } from '#core/question/find-duplicates.ts'
import { type ImageNames } from '#core/question/image-addresses.ts'
import { parseExam, parseTopics } from '#core/question/pack.ts'
import { type PreparedFile } from '#core/question/prepare-file.ts'
import { compareProblems, finding, type Problem, toProblems } from '#core/question/problem.ts'
import { startFileChecker } from './file-checker.ts'
import { identifyQuestions, isText } from './identify-questions.ts'
import { type PackFile, type PackFolder } from './pack-files.ts'
import { FACTS_FILE, readFacts } from './read-facts.ts'
import { type Picture, readPictures } from './read-pictures.ts'

export type PackReport = {
  problems: Problem[]
  fileCount: number
  /** What the files without an error render to, by path, when that was asked for. */
  prepared: Map<string, PreparedFile>
  pictures: Picture[]
}

type CheckOptions = {
  today: string
  isWanted?: (path: string) => boolean
  render?: boolean
  /** Pictures and texts that are there besides the files. */
  images?: ImageNames
  otherFiles?: string[]
  report?: (done: number, total: number) => void
}

/**
 * Everything wrong with the wanted files of a pack, each by itself and beside the others; exam.yaml and topics.yaml
 * always, since the rest is measured by them. Paths are those in the pack.
 */
export async function checkPack(
  { files, problems: folderProblems }: PackFolder,
  options: CheckOptions,
): Promise<PackReport> {
  const { today, isWanted = () => true, render = false, images = {}, otherFiles = [], report } = options
  const exam = readYamlFile(files, 'exam.yaml', parseExam)
  const topics = readYamlFile(files, 'topics.yaml', parseTopics)
  const { pictures, problems: unshown } = await readPictures(files.filter(({ path }) => isWanted(path)))
  const problems = [...folderProblems, ...exam.problems, ...topics.problems, ...unshown]
  const wanted = files.filter((file) => isText(file) && isWanted(file.path))
  const prepared = new Map<string, PreparedFile>()

  const pack = { exam: exam.exam ?? null, topics: topics.topics ?? null }
  const names = { ...images, ...Object.fromEntries(pictures.map(({ path, image }) => [path, image.name])) }
  const known = [...files.map(({ path }) => path), ...Object.keys(images), ...otherFiles]
  const checker = startFileChecker({ pack, today, files: known, images: render ? names : null })
  try {
    for (const [done, file] of wanted.entries()) {
      const answer = await checker.read(file)
      problems.push(...answer.problems, ...depthProblems(file.path))
      if (answer.prepared) prepared.set(file.path, answer.prepared)
      report?.(done + 1, wanted.length)
    }
  } finally {
    await checker.stop()
  }
  const questions = identifyQuestions(files)
  const facts = isWanted(FACTS_FILE) ? readFacts(files, pack.topics, questions) : null
  problems.push(...(facts?.problems ?? []))
  problems.push(...findDuplicates(questions).filter(({ path }) => isWanted(path)))
  return {
    problems: problems.sort(compareProblems),
    fileCount: wanted.length + (facts ? 3 : 2),
    prepared,
    pictures,
  }
}

// Deeper it would be checked, and never found again.
function depthProblems(path: string): Problem[] {
  if (path.split('/').length <= 2) return []
  const message = 'lies too deep; a text lies in the folder of its topic, or in pages/'
  return toProblems([finding('E02', { line: 1, column: 1 }, message)], path)
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
