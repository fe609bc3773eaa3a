const HERE = 'http://here.invalid'

/**
 * The path to go on to, when it leads to a page of our own; the start page for everything else. Read as a browser reads
 * it, since `/\evil.example` and `/<tab>/evil.example` are other sites to a browser.
 */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/'
  try {
    const { origin, pathname, search, hash } = new URL(wanted, HERE)
    const isOwn = origin === HERE && !pathname.startsWith('//')
    return isOwn ? pathname + search + hash : '/'
  } catch {
    return '/'
  }
}
