import { headingId } from './heading-id.ts'

/**
 * Where a link of a lesson or question may lead, or null when only its text may stay. Lessons refer to each
 * other by file (`../dax/lesson.md#part`), as on GitHub, and become `/learn/dax#section-part`; `topic` is the
 * folder the text is in. Question files have no address a student may follow. Otherwise: http and https with a
 * host, a path from our own root, a heading on the same page.
 */
export function linkTarget(url: string, topic: string | null): string | null {
  // Browsers drop tabs and line ends inside a URL and take `\` for `/`: none of them has a place in a good one.
  if (/[\u0000-\u0020\u007f-\u009f\\]/.test(url)) return null
  if (/^https?:\/\/[^/?#]/i.test(url)) return url
  if (/^\/(?!\/)/.test(url)) return url
  if (url.startsWith('#')) return fragment(url)
  const lesson = /^(?:(?:\.\/)?|\.\.\/([a-z0-9][a-z0-9-]*)\/)lesson\.md(#.*)?$/.exec(url)
  const folder = lesson?.[1] ?? topic
  return lesson && folder ? `/learn/${folder}${fragment(lesson[2] ?? '')}` : null
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
