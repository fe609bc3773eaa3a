import 'server-only'
import { hasError, type Problem } from '#core/question/problem.ts'
import { audit } from './audit.ts'
import {
  placesOf,
  storedBank,
  type StoredBank,
  writeLesson,
  writePack,
  writePage,
  writePicture,
} from './bank-files.ts'
import { type CheckedPack, readCheckedPack } from './checked-pack.ts'
import { db, inTransaction, type Transaction } from './db.ts'
import { imageNames } from './images.ts'
import { completeFolder, leftOut, packProblems } from './import-folder.ts'
import { comparePack, type Comparison, type PlannedChange } from './import-plan.ts'
import type { PackFolder } from './pack-files.ts'
import { hashOf, publishIn } from './questions.ts'

/** What an import would do, for people to decide on. */
export type ImportPlan = {
  created: Pick<PlannedChange, 'path' | 'title'>[]
  changed: PlannedChange[]
  /** Paths of files that say nothing new. */
  unchanged: string[]
  /** Errors: with one, nothing at all is imported. */
  refused: Problem[]
  warnings: Problem[]
  /** Files that are no part of a pack. */
  leftOut: string[]
}

/** A plan with what is needed to carry it out. */
export type DryRun = {
  plan: ImportPlan
  /** Names the files together with the bank they were compared with: another one of either is another plan. */
  mark: string
  work: Work | null
}

type Work = { checked: CheckedPack; comparison: Comparison; bankMark: string }

export type Imported = { ok: true; created: number; changed: number } | { ok: false; problem: 'bank-changed' }

/**
 * Says what importing these files would do, and does nothing. A folder without exam.yaml and topics.yaml is measured by
 * the bank's own; `report` is called after each file.
 */
export async function dryRun(
  given: PackFolder,
  now: Date,
  report: (done: number, total: number) => void = () => {},
): Promise<DryRun> {
  const stored = await storedBank(db())
  const bankMark = markOf(stored)
  const folder = await completeFolder(given)
  const otherFiles = [...stored.lessons.keys()].map((topic) => `${topic}/lesson.md`)
  const images = await imageNames()
  const { checked, problems } = await readCheckedPack(folder, now, { images, otherFiles, report })
  if (checked) problems.push(...(await packProblems(checked, stored)))

  const refused = problems.filter(({ severity }) => severity === 'error')
  const comparison = checked ? await comparePack(checked, given, stored) : null
  const plan: ImportPlan = {
    created: comparison?.created.map(({ path, title }) => ({ path, title })) ?? [],
    changed: comparison?.changed ?? [],
    unchanged: comparison?.unchanged ?? [],
    refused,
    warnings: problems.filter(({ severity }) => severity === 'warning'),
    leftOut: leftOut(given),
  }
  const isPossible = checked && comparison && !hasError(problems)
  return {
    plan,
    mark: hashOf(`${bankMark}\n${filesMark(given)}`),
    work: isPossible ? { checked, comparison, bankMark } : null,
  }
}

/**
 * Carries a plan out, all or nothing, unless the bank is no longer the one it was made for. `publisher` is who is
 * named with the new versions, `actorId` in the audit.
 */
export async function carryOut(
  { checked, comparison, bankMark }: Work,
  { publisher, actorId }: { publisher: string; actorId: string | null },
  now: Date,
): Promise<Imported> {
  const { created, changed, wanted } = comparison
  if (created.length + changed.length === 0) return { ok: true, created: 0, changed: 0 }
  return inTransaction(async (tx) => {
    // Writes nothing new, but takes the lock: from here on the bank is what it is read to be.
    await tx.pack.updateMany({
      where: { code: checked.pack.exam.code },
      data: { code: checked.pack.exam.code },
    })
    const stored = await storedBank(tx)
    if (markOf(stored) !== bankMark) return { ok: false, problem: 'bank-changed' }

    const places = placesOf(checked, stored)
    if (wanted.pack) await writePack(tx, checked, NOT_SEEDED)
    for (const picture of wanted.pictures) await writePicture(tx, picture, NOT_SEEDED)
    for (const lesson of wanted.lessons)
      await writeLesson(tx, lesson, stored.lessons.get(lesson.topic), now, NOT_SEEDED)
    for (const page of wanted.pages) await writePage(tx, page, stored.pages.get(page.slug), now, NOT_SEEDED)
    const publications = wanted.questions.map(({ question, source }) => ({
      question,
      source,
      position: places.get(question.id) ?? 0,
      basedOn: stored.questions.get(question.id)?.version ?? 0,
      seeded: false,
    }))
    await publishIn(tx, publisher, publications, now)
    await moveOthers(tx, stored, places)
    const counts = { created: created.length, changed: changed.length }
    const reason = `${counts.created} new, ${counts.changed} changed`
    await audit(tx, { actorId, action: 'bank-imported', subjectId: null, reason }, now)
    return { ok: true, ...counts }
  })
}

const NOT_SEEDED = { seeded: false }

/** New questions push those behind them along, by the same number of places for many at once. */
async function moveOthers(tx: Transaction, stored: StoredBank, places: Map<string, number>): Promise<void> {
  const byDistance = new Map<number, string[]>()
  for (const [id, { position }] of stored.questions) {
    const distance = (places.get(id) ?? position) - position
    if (distance !== 0) byDistance.set(distance, [...(byDistance.get(distance) ?? []), id])
  }
  for (const [distance, ids] of byDistance)
    await tx.question.updateMany({
      where: { id: { in: ids } },
      data: { position: { increment: distance } },
    })
}

function markOf(stored: StoredBank): string {
  const { pack, questions, lessons, pages, pictures } = stored
  return hashOf(JSON.stringify([pack, [...questions], [...lessons], [...pages], [...pictures]]))
}

function filesMark({ files }: PackFolder): string {
  return hashOf(JSON.stringify(files.map(({ path, bytes }) => [path, hashOf(bytes)])))
}
