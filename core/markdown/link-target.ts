import { headingId } from './heading-id.ts'

/** The folder of the pages: texts beside the lessons that belong to no topic. */
export const PAGES = 'pages'

/** A file beside the text, or in a folder beside its own. */
const BESIDE = /^(?:(?:\.\/)?|\.\.\/([a-z0-9][a-z0-9-]*)\/)([a-z0-9][a-z0-9-]*)\.md(#.*)?$/

/**
 * Where a link of a lesson, page or question may lead, or null when only its text may stay. Lessons and pages refer to
 * each other by file (`../dax/lesson.md#part`, `../pages/which-database.md`), as on GitHub, and become
 * `/learn/dax#section-part` and `/learn/which-database`; `folder` is the one the text is in. Question files have no
 * address a student may follow. Otherwise: http and https with a host, a path from our own root, a heading on the same
 * page.
 */
export function linkTarget(url: string, folder: string | null): string | null {
  // Browsers drop tabs and line ends inside a URL and take `\` for `/`: none of them has a place in a good one.
  if (/[\u0000-\u0020\u007f-\u009f\\]/.test(url)) return null
  if (/^https?:\/\/[^/?#]/i.test(url)) return url
  if (/^\/(?!\/)/.test(url)) return url
  if (url.startsWith('#')) return fragment(url)
  const [, beside, name, hash = ''] = BESIDE.exec(url) ?? []
  const home = beside ?? folder
  if (!home || !name || (home !== PAGES && name !== 'lesson')) return null
  return `/learn/${home === PAGES ? name : home}${fragment(hash)}`
}

/** True when the link leaves our site. */
export function isExternal(target: string): boolean {
  return /^https?:/i.test(target)
}

function fragment(hash: string): string {
  return hash.length > 1 ? `#${headingId(decoded(hash.slice(1)))}` : ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
