import { normaliseLines } from './decode-source.ts'

/**
 * A text that came out of a form, with the line ends it had when it went in: a browser sends CRLF whatever stood there.
 * A text that did not change is the same byte for byte; in a changed one every line end is that of most lines before.
 */
export function keepLineEnds(sent: string, before: string): string {
  if (normaliseLines(sent) === normaliseLines(before)) return before
  const crlf = before.match(/\r\n/g)?.length ?? 0
  const lf = before.match(/(?<!\r)\n/g)?.length ?? 0
  const mark = before.startsWith('\uFEFF') && !sent.startsWith('\uFEFF') ? '\uFEFF' : ''
  return mark + (crlf > lf ? sent.replace(/\r?\n/g, '\r\n') : sent.replaceAll('\r\n', '\n'))
}
