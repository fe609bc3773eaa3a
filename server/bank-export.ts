import 'server-only'
import { PAGES } from '#core/markdown/link-target.ts'
import { inTransaction } from './db.ts'
import type { PackFile } from './pack-files.ts'
import { FACTS_FILE } from './read-facts.ts'

/**
 * The whole bank as the files it is written in, questions of every status, all of one moment: seeded ones byte for byte
 * as they were seeded, edited ones as edited. Null while there is no bank.
 */
export async function bankFiles(): Promise<PackFile[] | null> {
  return inTransaction(async (tx) => {
    const pack = await tx.pack.findFirst({
      select: { examSource: true, topicsSource: true, factsSource: true },
    })
    if (!pack) return null
    const questions = await tx.question.findMany({ select: { id: true, topicId: true, current: true } })
    const versions = await tx.questionVersion.findMany({
      where: { OR: [...new Set(questions.map(({ current }) => current))].map((version) => ({ version })) },
      select: { questionId: true, version: true, source: true },
    })
    const lessons = await tx.lesson.findMany({ select: { topicId: true, source: true } })
    const pages = await tx.page.findMany({ select: { slug: true, source: true } })
    const pictures = await tx.imageFile.findMany({ select: { path: true, bytes: true } })

    const sources = new Map(versions.map((row) => [`${row.questionId} ${row.version}`, row.source]))
    const files = [
      textFile('exam.yaml', pack.examSource),
      textFile('topics.yaml', pack.topicsSource),
      ...(pack.factsSource === null ? [] : [textFile(FACTS_FILE, pack.factsSource)]),
      ...questions.map(({ id, topicId, current }) =>
        textFile(`${topicId}/${id}.md`, sources.get(`${id} ${current}`) ?? ''),
      ),
      ...lessons.map(({ topicId, source }) => textFile(`${topicId}/lesson.md`, source)),
      ...pages.map(({ slug, source }) => textFile(`${PAGES}/${slug}.md`, source)),
      ...pictures,
    ]
    return files.sort((a, b) => (a.path < b.path ? -1 : 1))
  })
}

function textFile(path: string, text: string): PackFile {
  return { path, bytes: new TextEncoder().encode(text) }
}
