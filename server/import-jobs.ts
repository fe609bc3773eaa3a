import 'server-only'
import pLimit, { type LimitFunction } from 'p-limit'
import { carryOut, dryRun, type DryRun } from './bank-import.ts'
import { now } from './clock.ts'
import { folderOf } from './import-folder.ts'
import {
  claim,
  giveBack,
  keepUpload,
  readArchive,
  removeUpload,
  uploadOf,
  writeState,
  type ImportState,
} from './import-store.ts'
import { log } from './log.ts'
import type { Instructor } from './session.ts'
import { unpackZip } from './unpack-zip.ts'

const kept = globalThis as typeof globalThis & { pilotLightImports?: LimitFunction }

/** One archive at a time, whoever uploaded it: each takes memory, and a thread that checks it. */
function inTurn(work: () => Promise<void>): void {
  kept.pilotLightImports ??= pLimit(1)
  void kept.pilotLightImports(work)
}

/** Keeps an archive and begins its dry run; null when too many are being looked at. */
export async function beginImport(
  instructor: Instructor,
  fileName: string,
  archive: Uint8Array,
  at: Date,
): Promise<string | null> {
  const id = await keepUpload({ ownerId: instructor.id, fileName }, archive, at)
  if (id) inTurn(() => run(id, () => look(id, 'checking', false)))
  return id
}

/** Begins to carry out what was decided on, once. False when there is nothing (any more) to decide on. */
export async function beginApplying(instructor: Instructor, id: string): Promise<boolean> {
  const upload = await uploadOf(instructor, id)
  if (upload?.state.stage !== 'planned' || !upload.state.possible) return false
  if (!(await claim(id))) return true
  const { mark } = upload.state
  writeState(id, { stage: 'applying', done: 0, total: 0 })
  inTurn(() =>
    run(id, async () => {
      const state = await apply(id, mark, instructor)
      await giveBack(id)
      return state
    }),
  )
  return true
}

/** Takes an archive away before its hour is over. */
export async function dropImport(instructor: Instructor, id: string): Promise<boolean> {
  const upload = await uploadOf(instructor, id)
  if (!upload || upload.state.stage === 'applying') return false
  await removeUpload(id)
  return true
}

async function run(id: string, work: () => Promise<ImportState>): Promise<void> {
  try {
    writeState(id, await work())
  } catch (error) {
    log().error({ error }, 'an import failed')
    writeState(id, { stage: 'failed' })
  }
}

/** Reads the archive again and carries it out, if that is still what was decided on; else there is a new plan. */
async function apply(id: string, mark: string, instructor: Instructor): Promise<ImportState> {
  const again = await readPlan(id, 'applying')
  if ('problem' in again) return { stage: 'unreadable', problem: again.problem }
  if (again.mark !== mark || !again.work) return planned(again, true)
  const imported = await carryOut(again.work, { publisher: instructor.id, actorId: instructor.id }, now())
  if (imported.ok) return { stage: 'done', created: imported.created, changed: imported.changed }
  return look(id, 'applying', true)
}

type Reading = 'checking' | 'applying'

async function look(id: string, stage: Reading, changedSince: boolean): Promise<ImportState> {
  const read = await readPlan(id, stage)
  return 'problem' in read ? { stage: 'unreadable', problem: read.problem } : planned(read, changedSince)
}

function planned({ plan, mark, work }: DryRun, changedSince: boolean): ImportState {
  return { stage: 'planned', plan, mark, possible: work !== null, changedSince }
}

async function readPlan(id: string, stage: Reading): Promise<DryRun | { problem: string }> {
  const unpacked = await unpackZip(await readArchive(id))
  if (!unpacked.ok) return unpacked
  if (unpacked.files.length === 0) return { problem: 'there are no files in it' }
  let written = performance.now()
  return dryRun(folderOf(unpacked.files), now(), (done, total) => {
    if (performance.now() - written < PROGRESS_MS) return
    written = performance.now()
    writeState(id, { stage, done, total })
  })
}

const PROGRESS_MS = 400
