import { type Belief } from './topic-chances.ts'

/** One chance drawn from Beta(right, wrong): the share of one gamma number in two. */
export function drawBeta({ right, wrong }: Belief, random: () => number): number {
  const a = drawGamma(right, random)
  const b = drawGamma(wrong, random)
  return a / (a + b)
}

/** Marsaglia & Tsang, "A simple method for generating gamma variables" (2000); below 1 by their boost. */
function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + c * normal) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
