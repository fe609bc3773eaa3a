/** Control characters (but tab and line feed) and non-characters: nothing a reader could see. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g
/** Marks that turn the direction of the text after them, so that it reads otherwise than it is. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/** Text as it may be shown: control characters removed, marks that would reorder it written out. */
export function visibleText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(TURNING, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase()}]`)
}
