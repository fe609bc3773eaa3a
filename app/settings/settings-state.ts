/** What the form shows again after it was sent: what was typed, and what is wrong with it. */
export type SettingsState = {
  values: { timeZone: string; theme: string; newPerDay: string } | null
  problems: Partial<Record<SettingsField, string>>
  /** One sentence about the whole form; null before it was sent. */
  message: string | null
  saved: boolean
}

export type SettingsField = 'timeZone' | 'theme' | 'newPerDay'

export const NOT_SENT: SettingsState = { values: null, problems: {}, message: null, saved: false }
