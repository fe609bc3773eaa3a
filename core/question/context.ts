import { PAGES } from '#core/markdown/link-target.ts'
import { type Exam, type Topic } from './pack.ts'

/** What a file is checked against. */
export type CheckContext = {
  /** Where the file lies; its last folder and its name count: `dax/dax-consistency.md`. */
  path: string
  /** A part that could not be read is null and is not checked against. */
  pack: { exam: Exam | null; topics: Topic[] | null }
  /** The current date, YYYY-MM-DD. */
  today: string
  /** Whether the pack has this file, named from the pack's folder: `images/a.png`. Left out where nobody knows. */
  hasFile?: (path: string) => boolean
}

/** What a Markdown file of a pack is, known by its place: `dax/lesson.md`, `pages/which-database.md`, or a question. */
export function kindOf(path: string): 'lesson' | 'page' | 'question' {
  const { folder, name } = nameParts(path)
  if (folder === PAGES) return 'page'
  return name === 'lesson' ? 'lesson' : 'question'
}

/** `content/saa-c03/dax/dax-consistency.md` lies in folder `dax` and has the name `dax-consistency`. */
export function nameParts(path: string): { folder: string; name: string } {
  const [file = '', folder = ''] = path.split('/').reverse()
  return { folder, name: file.replace(/\.md$/, '') }
}
