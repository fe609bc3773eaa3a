import { withKey } from './edit-keys.ts'

/** Why a question is not asked any more: another took over, or a reason in words. */
export type Retirement = { replacedBy: string } | { reason: string }

/** The text of a question as retired: its status, and who took over or the reason as a line of its Notes. */
export function retiredText(text: string, retirement: Retirement): string | null {
  const retired = withKey(text, 'status', 'retired')
  if (retired === null) return null
  if ('replacedBy' in retirement) return withKey(retired, 'replacedBy', retirement.replacedBy)
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const reason = retirement.reason.replace(/\s+/g, ' ').trim()
  const line = `Retired: ${reason}${lineEnd}`
  const notes = /^## Notes[ \t]*\r?\n/m.exec(retired)
  if (!notes) return `${retired.trimEnd()}${lineEnd}${lineEnd}## Notes${lineEnd}${lineEnd}${line}`
  const at = notes.index + notes[0].length
  return `${retired.slice(0, at)}${lineEnd}${line}${retired.slice(at)}`
}
