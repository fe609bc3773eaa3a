import { BASELINE, CONTENDERS, OURS } from './contenders.ts'
import { createCourse, REGIMES, type Course, type Regime } from './course.ts'
import { type Family } from './family.ts'
import { oraclePolicies } from './schedulers/oracle.ts'
import { enrol, simulate, type MakeScheduler, type Outcome } from './simulate.ts'

/** One family in one regime: what became of each student, in the same order for every scheduler. */
export type Cell = {
  course: Course
  family: string
  outcomes: Record<string, Outcome[]>
  /** The best that anybody reached for each student, among those who see the true memory and all others. */
  oracle: number[]
}

export type Experiment = { seed: number; students: number; families: Family[]; regimes?: Regime[] }

export function runExperiment(
  { seed, students, families, regimes = REGIMES }: Experiment,
  contenders: Record<string, MakeScheduler> = CONTENDERS,
): Cell[] {
  return regimes.map(createCourse).flatMap((course) =>
    families.map((family) => {
      const everyone = Array.from({ length: students }, (_, student) => student)
      const run = (make: MakeScheduler) =>
        everyone.map((student) => simulate(enrol(family, course, seed, student), course, make))
      const outcomes = Object.fromEntries(Object.entries(contenders).map(([name, make]) => [name, run(make)]))
      const all = [...Object.values(outcomes), ...oraclePolicies.map(run)]
      const oracle = everyone.map((student) => Math.max(...all.map((each) => each[student]?.score ?? 0)))
      return { course, family: family.name, outcomes, oracle }
    }),
  )
}

/** Share of the way from the baseline to the oracle, over all cells. */
export function gapClosed(cells: Cell[], name = OURS): number {
  const gained = sum(cells.map((cell) => difference(cell, name).mean))
  const possible = sum(cells.map((cell) => mean(cell.oracle) - mean(scores(cell, BASELINE))))
  return gained / possible
}

/** The least that a scheduler is ahead of the baseline in any cell, in points of 100. */
export function worstCell(cells: Cell[], name = OURS): number {
  return 100 * Math.min(...cells.map((cell) => difference(cell, name).mean))
}

/** With less time than this for each item, nobody is asked to show them all. */
const SECONDS_PER_ITEM = 1.5 * 67

/** The least share of the bank that a scheduler's students have seen by 95 % of the days, where there was time for it. */
export function coverageInTime(cells: Cell[], name = OURS): number {
  const withTime = cells.filter(
    ({ course }) => course.days * course.secondsPerDay >= SECONDS_PER_ITEM * course.items,
  )
  return Math.min(...withTime.map((cell) => mean((cell.outcomes[name] ?? []).map((each) => each.seenInTime))))
}

/** Paired difference to the baseline, with half its 95 % interval. */
export function difference(cell: Cell, name: string): { mean: number; margin: number } {
  const base = scores(cell, BASELINE)
  const differences = scores(cell, name).map((score, student) => score - (base[student] ?? 0))
  const centre = mean(differences)
  const variance = sum(differences.map((each) => (each - centre) ** 2)) / Math.max(1, differences.length - 1)
  return { mean: centre, margin: 1.96 * Math.sqrt(variance / differences.length) }
}

export function scores(cell: Cell, name: string): number[] {
  return (cell.outcomes[name] ?? []).map((outcome) => outcome.score)
}

export function mean(numbers: number[]): number {
  return sum(numbers) / numbers.length
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
