import 'server-only'
import { randomUUID } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { env } from './env.ts'

// Uploads between their dry run and their import lie beside the database, each in a folder of its own, for an hour at
// most: none outlives a restart.

const ProblemSchema = z.object({
  path: z.string(),
  line: z.number(),
  column: z.number(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
})

const PlanSchema = z.object({
  created: z.array(z.object({ path: z.string(), title: z.string() })),
  changed: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      texts: z.object({ before: z.string(), after: z.string() }).nullable(),
      editedHere: z.boolean(),
    }),
  ),
  unchanged: z.array(z.string()),
  refused: z.array(ProblemSchema),
  warnings: z.array(ProblemSchema),
  leftOut: z.array(z.string()),
})

const StateSchema = z.discriminatedUnion('stage', [
  /** Being read, for the dry run or (`applying`) once more before it is carried out. */
  z.object({ stage: z.enum(['checking', 'applying']), done: z.number(), total: z.number() }),
  /** The archive as a whole is refused. */
  z.object({ stage: z.literal('unreadable'), problem: z.string() }),
  /** To be decided on; `changedSince` when this is not what was decided on before. */
  z.object({
    stage: z.literal('planned'),
    plan: PlanSchema,
    mark: z.string(),
    possible: z.boolean(),
    changedSince: z.boolean(),
  }),
  z.object({ stage: z.literal('done'), created: z.number(), changed: z.number() }),
  z.object({ stage: z.literal('failed') }),
])

const UploadSchema = z.object({ ownerId: z.string(), fileName: z.string(), at: z.coerce.date() })

export type ImportState = z.infer<typeof StateSchema>
export type Upload = z.infer<typeof UploadSchema> & { id: string; state: ImportState }

const KEPT_MS = 3_600_000
const MOST_UPLOADS = 20
const Id = z.uuid()

/** Beside the database they are for: another server's in the same folder are not ours. */
function home(): string {
  return `${env().databaseFile}-imports`
}

function placeOf(id: string): string {
  return join(home(), Id.parse(id))
}

/** Keeps an archive; null when there are so many that somebody has to wait. */
export async function keepUpload(
  { ownerId, fileName }: { ownerId: string; fileName: string },
  archive: Uint8Array,
  now: Date,
): Promise<string | null> {
  if ((await uploadIds()).length >= MOST_UPLOADS) return null
  const id = randomUUID()
  await mkdir(placeOf(id), { recursive: true, mode: 0o700 })
  await writeFile(join(placeOf(id), 'archive.zip'), archive)
  writeWhole(id, 'upload.json', { ownerId, fileName, at: now })
  writeState(id, { stage: 'checking', done: 0, total: 0 })
  return id
}

/** An upload of this person's; null when there is none (any more). */
export async function uploadOf(owner: { id: string }, id: string): Promise<Upload | null> {
  if (!Id.safeParse(id).success) return null
  const upload = await readWhole(id, 'upload.json', UploadSchema)
  const state = await readWhole(id, 'state.json', StateSchema)
  return upload && state && upload.ownerId === owner.id ? { ...upload, id, state } : null
}

/** This person's uploads, the newest first. */
export async function uploadsOf(owner: { id: string }): Promise<Upload[]> {
  const uploads = await Promise.all((await uploadIds()).map((id) => uploadOf(owner, id)))
  return uploads.filter((upload) => upload !== null).toSorted((a, b) => b.at.getTime() - a.at.getTime())
}

export async function readArchive(id: string): Promise<Uint8Array> {
  return readFile(join(placeOf(id), 'archive.zip'))
}

/** Writes down how far it is; when it was removed meanwhile, nothing. */
export function writeState(id: string, state: ImportState): void {
  writeWhole(id, 'state.json', state)
}

/** True for one caller only, until it is given back: of two clicks on the same button one counts. */
export async function claim(id: string): Promise<boolean> {
  return writeFile(join(placeOf(id), 'claimed'), '', { flag: 'wx' }).then(
    () => true,
    () => false,
  )
}

export async function giveBack(id: string): Promise<void> {
  await rm(join(placeOf(id), 'claimed'), { force: true })
}

export async function removeUpload(id: string): Promise<void> {
  await rm(placeOf(id), { recursive: true, force: true })
}

/** Removes what is older than an hour; answers with how many. */
export async function removeOldUploads(now: Date): Promise<number> {
  let removed = 0
  for (const id of await uploadIds()) {
    const upload = await readWhole(id, 'upload.json', UploadSchema)
    if (upload && now.getTime() - upload.at.getTime() < KEPT_MS) continue
    await removeUpload(id)
    removed++
  }
  return removed
}

/** Removes them all: whoever was waiting for one is told to upload it again. */
export async function removeAllUploads(): Promise<number> {
  const ids = await uploadIds()
  await rm(home(), { recursive: true, force: true })
  return ids.length
}

async function uploadIds(): Promise<string[]> {
  const names = await readdir(home()).catch(() => [])
  return names.filter((name) => Id.safeParse(name).success)
}

// At once, so that what is written last is what stays.
function writeWhole(id: string, name: string, value: unknown): void {
  const file = join(placeOf(id), name)
  try {
    writeFileSync(`${file}.new`, JSON.stringify(value))
    renameSync(`${file}.new`, file)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

async function readWhole<T>(id: string, name: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(join(placeOf(id), name), 'utf8')))
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
