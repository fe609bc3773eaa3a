const LONGEST = 200

/** Why a name inside an archive may not name a file of a pack, or null: it must not leave the folder on any system. */
export function archiveNameProblem(name: string): string | null {
  if (/[\u0000-\u001f\u007f\\]/.test(name)) return 'control characters or backslashes in a name'
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return 'an absolute path'
  if (name.length > LONGEST) return `a name of more than ${LONGEST} characters`
  const steps = name.replace(/\/$/, '').split('/')
  if (steps.some((step) => step === '..' || step === '.' || step === ''))
    return 'a path with "..", "." or "//"'
  if (/\.(?:zip|gz|tgz|bz2|xz|7z|rar|tar|jar|apkg)$/i.test(name)) return 'an archive inside the archive'
  return null
}

/** Names that one system or another takes for the same file are the same here. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** What systems add to archives by themselves, and hidden files: left out without a word. */
export function isLeftOut(name: string): boolean {
  return name.endsWith('/') || /(^|\/)(?:\.|__MACOSX\/|node_modules\/|Thumbs\.db$)/.test(name)
}
