import 'server-only'
import { setImmediate as others } from 'node:timers/promises'
import { type ExportedBank, exportQuestion, type ExportedQuestion } from '#core/export/exported-question.ts'
import { picturesIn } from '#core/export/portable-tree.ts'
import { imageAddress } from '#core/question/image-addresses.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { type Question } from '#core/question/question.ts'
import { blueprint } from './blueprint.ts'
import { db, inTransaction } from './db.ts'
import { imageNames } from './images.ts'
import type { Instructor } from './session.ts'
import { SHOWABLE } from './study-candidates.ts'

/** How many questions an export holds. */
export function exportableCount(_instructor: Instructor): Promise<number> {
  return db().question.count({ where: SHOWABLE })
}

/**
 * Every published question that no sealed form holds, in teaching order, with the pictures they show; null while there is
 * no bank. A question that today's rules cannot read any more is an error: an export without it would look whole.
 */
export async function exportedBank(): Promise<ExportedBank | null> {
  const exam = await blueprint()
  if (!exam) return null
  const { rows, images } = await inTransaction(async (tx) => ({
    rows: await tx.question.findMany({
      where: SHOWABLE,
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, topicId: true, domain: true, current: true },
        versions: { orderBy: { version: 'desc' }, take: 1, select: { source: true, publishedAt: true } },
      },
    }),
    images: await imageNames(tx),
  }))
  const encoder = new TextEncoder()
  const pictures: ExportedBank['pictures'] = {}
  const questions: ExportedQuestion[] = []
  for (const { id, topicId, domain, current, versions } of rows) {
    const [version] = versions
    if (!version) throw new Error(`${id} has no version`)
    const path = `${topicId}/${id}.md`
    const { exported, drawings } = exportQuestion(
      readAgain(version.source, path, version.publishedAt),
      { version: current, publishedAt: version.publishedAt, domain },
      { image: imageAddress(path, images) },
    )
    questions.push(exported)
    for (const [name, svg] of Object.entries(drawings)) pictures[name] = encoder.encode(svg)
    await others()
  }
  Object.assign(pictures, await bytesOf(questions))
  const { code, title, minutes, domains, tasks } = exam
  return { code, title, minutes, domains, tasks, questions, pictures }
}

/** As on the day it was published, whatever has become of the topics since. */
function readAgain(source: string, path: string, publishedAt: Date): Question {
  const { question, problems } = parseQuestion(source, {
    path,
    pack: { exam: null, topics: null },
    today: publishedAt.toISOString().slice(0, 10),
  })
  if (question) return question
  const [problem] = problems.filter(({ severity }) => severity === 'error')
  throw new Error(`${path} cannot be read any more: ${problem?.message ?? 'no reason given'}`)
}

async function bytesOf(questions: ExportedQuestion[]): Promise<Record<string, Uint8Array>> {
  const trees = questions.flatMap(({ stem, options, afterword }) =>
    [stem, ...options.flatMap(({ text, rationale }) => [text, rationale]), afterword].map(({ tree }) => tree),
  )
  const names = [...new Set(trees.flatMap(picturesIn))]
  const rows = await db().image.findMany({
    where: { name: { in: names } },
    select: { name: true, bytes: true },
  })
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]))
}
