import type { ImportState } from '#server/import-store.ts'

/** How far an upload is, in a few words. */
export const STAGE_WORDS: Record<ImportState['stage'], string> = {
  checking: 'being read',
  applying: 'being imported',
  unreadable: 'refused',
  planned: 'waiting for you',
  done: 'imported',
  failed: 'failed',
}
