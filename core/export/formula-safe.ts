/** What a spreadsheet takes for the beginning of a formula, also in full width; and the mark itself, so that it can be read back. */
const TRIGGER = /^[=+\-@\t\r'＝＋－＠]/

/**
 * A cell of text that no spreadsheet runs: one that begins with `=`, `+`, `-`, `@`, tab or carriage return gets an
 * apostrophe in front, and so does one that begins with an apostrophe. Reading takes one leading apostrophe away.
 */
export function formulaSafe(text: string): string {
  return TRIGGER.test(text) ? `'${text}` : text
}
