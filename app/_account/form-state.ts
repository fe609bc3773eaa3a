import type * as z from 'zod'

/** What a form shows again after it was sent: what was typed (never a password), and what is wrong with it. */
export type FormState = {
  values: Record<string, string>
  problems: Record<string, string>
  /** One sentence about the whole form; null before it was sent. */
  message: string | null
  done: boolean
}

export const NOT_SENT: FormState = { values: {}, problems: {}, message: null, done: false }

type Read<T> = { ok: true; data: T } | { ok: false; state: FormState }

/** Reads a sent form by a schema; what does not fit comes back beside its field. */
export function readForm<T>(form: FormData, schema: z.ZodType<T>): Read<T> {
  const parsed = schema.safeParse(sentFields(form))
  if (parsed.success) return { ok: true, data: parsed.data }
  const problems: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) problems[String(path[0] ?? '')] ??= message
  return { ok: false, state: refused(form, 'Not done yet: see what is marked.', problems) }
}

/** The form as it was sent, with what stands in its way. */
export function refused(form: FormData, message: string, problems: Record<string, string> = {}): FormState {
  return { values: typed(form), problems, message, done: false }
}

/** React adds fields of its own to a form sent without JavaScript. */
export function sentFields(form: FormData): Record<string, unknown> {
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith('$ACTION_')))
}

function typed(form: FormData): Record<string, string> {
  const entries = Object.entries(sentFields(form)).flatMap(([name, value]) =>
    typeof value === 'string' && !/password/i.test(name) ? [[name, value]] : [],
  )
  return Object.fromEntries(entries) as Record<string, string>
}
