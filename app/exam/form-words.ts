const NAMES: Record<string, string> = {
  quick: 'Quick quiz',
  half: 'Half exam',
  full: 'Full exam',
  custom: 'Custom exam',
}

/** What a form is called, as a title. */
export function formName(form: string): string {
  return NAMES[form] ?? 'Exam'
}

/** "20 min", or with extra time "130 min + 65 min extra time". */
export function minutesWords({ minutes, extraMinutes }: { minutes: number; extraMinutes: number }): string {
  return extraMinutes === 0
    ? `${minutes}\u00a0min`
    : `${minutes}\u00a0min + ${extraMinutes}\u00a0min extra\u00a0time`
}
