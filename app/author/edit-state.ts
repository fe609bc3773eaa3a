import type { FormState } from '#app/_account/form-state.ts'
import type { Stored } from './_editor/draft-session.ts'

/** What the editor's form shows again after it was sent. */
export type EditState = FormState & {
  /** Of the save that was made. */
  seq?: number
  /** What somebody else saved instead. */
  stored?: Stored
  /** What keeps the text from being published, line by line. */
  lines?: string[]
}
