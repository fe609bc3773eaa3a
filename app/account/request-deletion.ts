import type { FormState } from '#app/_account/form-state.ts'

/** The field that each refusal of `DELETE /api/v1/me` is about. */
const FIELDS: Record<string, string> = {
  'wrong-confirmation': 'confirm',
  'wrong-password': 'password',
  'too-many-guesses': 'password',
}

const NO_ANSWER =
  'The server could not be asked, so nothing is known to be deleted. Try again when there is a connection.'

/** Asks our own server to delete me; never throws. */
export async function requestDeletion(form: FormData): Promise<'gone' | FormState> {
  const sent = Object.fromEntries([...form].filter(([name]) => name === 'confirm' || name === 'password'))
  const refused = (message: string, problems: Record<string, string> = {}): FormState => ({
    values: typeof sent.confirm === 'string' ? { confirm: sent.confirm } : {},
    problems,
    message,
    done: false,
  })
  try {
    const response = await fetch('/api/v1/me', {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    })
    if (response.status === 204) return 'gone'
    const { error } = (await response.json()) as { error: { code: string; message: string } }
    const field = FIELDS[error.code]
    return field
      ? refused('Nothing was deleted: see what is marked.', { [field]: error.message })
      : refused(error.message)
  } catch {
    return refused(NO_ANSWER)
  }
}
