/** 95 → "1 h 35 min"; below an hour "35 min". */
export function hours(minutes: number): string {
  const whole = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (whole === 0) return `${rest} min`
  return rest === 0 ? `${whole} h` : `${whole} h ${rest} min`
}

/** 0.643 → "64 %"; nothing that is only nearly certain is called certain. */
export function chanceInWords(chance: number): string {
  if (chance < 0.01) return 'less than 1 %'
  if (chance > 0.99) return 'more than 99 %'
  return `${Math.round(chance * 100)} %`
}

/** "1 answer", "3 answers". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
}
