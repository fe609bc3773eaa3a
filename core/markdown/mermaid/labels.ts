/** Characters the drawing library would take for syntax, markup, or bold, italic and struck text. */
const SYNTAX = /[[\](){}<>|"\\*~#&]/g
const LINE_BREAK = /<br\s*\/?>/i
const ENTITIES = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
  ['&amp;', '&'],
])
/** A private range of Unicode that stands for them on the way through the library. */
const PRIVATE = 0xe000

/** A label as the library may see it: quoted, nothing in it but text and `<br/>`. */
export function protectLabel(label: string): string {
  return `"${label.split(LINE_BREAK).map(protect).join('<br/>')}"`
}

function protect(text: string): string {
  return text
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES.get(entity) ?? entity)
    .replace(SYNTAX, (character) => String.fromCharCode(PRIVATE + character.charCodeAt(0)))
}

/** The label's own characters again, for text in the finished drawing. */
export function restoreLabel(text: string): string {
  return text.replace(/[\ue020-\ue07e]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - PRIVATE),
  )
}
