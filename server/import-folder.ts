import 'server-only'
import * as z from 'zod'
import { packRoot } from '#core/question/pack-root.ts'
import { finding, type Problem, toProblems } from '#core/question/problem.ts'
import type { StoredBank } from './bank-files.ts'
import type { CheckedPack } from './checked-pack.ts'
import { db } from './db.ts'
import { isText } from './identify-questions.ts'
import type { PackFile, PackFolder } from './pack-files.ts'
import { FACTS_FILE } from './read-facts.ts'
import { isPicture } from './read-pictures.ts'

const LISTS = ['exam.yaml', 'topics.yaml', FACTS_FILE]

/** The files of an archive as a folder: without the folders around the pack, and without what lies beside it. */
export function folderOf(files: PackFile[]): PackFolder {
  const root = packRoot(files.map(({ path }) => path))
  const inside = files.filter(({ path }) => path.startsWith(root))
  return {
    root: '',
    files: inside.map(({ path, bytes }) => ({ path: path.slice(root.length), bytes })),
    problems: [],
  }
}

/** Files that are no part of a pack, to be named: nothing becomes of them. */
export function leftOut({ files }: PackFolder): string[] {
  return files
    .filter((file) => !LISTS.includes(file.path) && !isText(file) && !isPicture(file))
    .map(({ path }) => path)
}

/** Questions alone are measured by the exam and the topics of the bank they come to. */
export async function completeFolder(folder: PackFolder): Promise<PackFolder> {
  const stored = await db().pack.findFirst({ select: { examSource: true, topicsSource: true } })
  if (!stored) return folder
  const known = new Set(folder.files.map(({ path }) => path))
  const added = [
    { path: 'exam.yaml', bytes: new TextEncoder().encode(stored.examSource) },
    { path: 'topics.yaml', bytes: new TextEncoder().encode(stored.topicsSource) },
  ].filter(({ path }) => !known.has(path))
  return { ...folder, files: [...folder.files, ...added] }
}

const START = { line: 1, column: 1 }

/** What the bank has against a pack that is fine by itself: another exam, or something taken away that its texts need. */
export async function packProblems(
  { pack, questions, examSource, topicsSource }: CheckedPack,
  stored: StoredBank,
): Promise<Problem[]> {
  const code = stored.pack?.code
  if (code !== undefined && code !== pack.exam.code) {
    const message = `code: this bank is for ${code}, the files for ${pack.exam.code}; a bank holds one exam`
    return toProblems([finding('E02', START, message)], 'exam.yaml')
  }
  const asBefore = await db().pack.count({ where: { examSource, topicsSource } })
  if (asBefore > 0) return []
  const replaced = new Set(questions.map(({ question }) => question.id))
  const versions = await db().questionVersion.findMany({
    select: { questionId: true, version: true, topicId: true, task: true, concepts: true },
  })
  const staying = versions.filter(
    ({ questionId, version }) =>
      !replaced.has(questionId) && stored.questions.get(questionId)?.version === version,
  )
  const topics = pack.topics.map(({ id }) => id)
  const concepts = pack.topics.flatMap((topic) => topic.concepts.map(({ id }) => id))
  const usedTopics = [...staying.map(({ topicId }) => topicId), ...stored.lessons.keys()]
  const usedConcepts = staying.flatMap((row) => ConceptsSchema.parse(JSON.parse(row.concepts)))
  const usedTasks = staying.map(({ task }) => task)
  return [
    ...missing(
      'exam.yaml',
      'task',
      usedTasks,
      pack.exam.tasks.map(({ id }) => id),
    ),
    ...missing('topics.yaml', 'topic', usedTopics, topics),
    ...missing('topics.yaml', 'concept', usedConcepts, concepts),
  ]
}

const ConceptsSchema = z.array(z.string())

function missing(path: string, what: string, used: string[], listed: string[]): Problem[] {
  const gone = [...new Set(used.filter((id) => !listed.includes(id)))]
  return toProblems(
    gone.map((id) => finding('E02', START, `takes away the ${what} ${id}, which the bank has texts for`)),
    path,
  )
}
