import { formatDay } from '#core/scheduler/study-day.ts'
import type { PlanVerdict } from '#server/plan-verdict.ts'

/** "41 h", "1.5 h", "34 min" */
export function duration(minutes: number): string {
  if (minutes < 60) return `${Math.round(minutes)} min`
  const hours = minutes / 60
  return hours < 10 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(hours)} h`
}

/** Whether the plan fits, in one sentence. */
export function headline(verdict: PlanVerdict, examDay: number, today: number): string {
  const { needSeconds, haveSeconds } = verdict
  const day = formatDay(examDay, today)
  return needSeconds <= haveSeconds ? `On track for your exam ${day}` : `Not on track for your exam ${day}`
}

/** What it needs against what there is. */
export function balance({ needSeconds, haveSeconds }: PlanVerdict): string {
  const [need, have] = [duration(needSeconds / 60), duration(haveSeconds / 60)]
  return needSeconds <= haveSeconds
    ? `All that is worth while until then takes about ${need}; you have ${have}.`
    : `All that is worth while until then needs about ${need}; you have ${have}. The plan below does what brings most.`
}

export function points(count: number): string {
  const whole = Math.round(count)
  return whole < 1 ? 'less than 1 point' : `${whole} ${whole === 1 ? 'point' : 'points'}`
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
