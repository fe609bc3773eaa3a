/**
 * Where a true share plausibly lies after `successes` of `n`: the score interval of E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference" (1927). z = 1.2816 makes it an 80 % interval.
 * Nothing observed says nothing: 0 to 1.
 */
export function wilson(successes: number, n: number, z = 1.2816): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 }
  const share = successes / n
  const z2 = z * z
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const margin = (z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) }
}
