import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../prisma/migrate.ts'

/** Where test databases live; one template, copied for each test. */
export const ARTIFACTS = join(import.meta.dirname, '../.artifacts')
export const TEMPLATE = join(ARTIFACTS, 'template.db')

/** Runs once before the server tests: an empty database at the newest migration. */
export default async function buildTemplateDatabase(): Promise<void> {
  rmSync(ARTIFACTS, { recursive: true, force: true })
  await migrate(TEMPLATE, new Date())
}
