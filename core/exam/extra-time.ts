/** Accommodations as the exam grants them: half an hour more for non-native speakers, or a multiple of the limit. */
export const EXTRA_TIMES = ['none', 'plus-30', 'x1.25', 'x1.5', 'x2'] as const
export type ExtraTime = (typeof EXTRA_TIMES)[number]

/** How many minutes an accommodation adds to a limit, rounded up to whole minutes. */
export function extraMinutes(extraTime: ExtraTime, limitMinutes: number): number {
  switch (extraTime) {
    case 'none':
      return 0
    case 'plus-30':
      return 30
    case 'x1.25':
      return Math.ceil(limitMinutes * 0.25)
    case 'x1.5':
      return Math.ceil(limitMinutes * 0.5)
    case 'x2':
      return limitMinutes
  }
}
