import { largestRemainder } from '#core/exam/assemble-form.ts'
import { scaledScore } from '#core/statistics/simulated-scores.ts'
import { mulberry32 } from './chance.ts'
import { CONTENDERS, OURS } from './contenders.ts'
import { createCourse, DOMAINS, GUESS, REGIMES, type Course } from './course.ts'
import { type Experiment } from './experiment.ts'
import { type Memory } from './family.ts'
import { createLog, EXAM, logged } from './keep-log.ts'
import { enrol, examScore, simulate } from './simulate.ts'

/** Shares of the course after which the score is foretold, and an exam sat at once. */
export const MOMENTS = [0.5, 0.8, 1]
/** Exams sat by each student at each moment: one alone says little about a band. */
const EXAMS = 20

export type BandCheck = {
  cell: string
  moment: number
  /** Share of exams whose score lay in the band; the mean width of the band, in scaled points. */
  covered: number
  width: number
  /** Mean distance, and mean difference, of the foretold and the true share of right answers, in points of 100. */
  error: number
  bias: number
  /** Students foretold; for the others there was not enough data. */
  foretold: number
  students: number
}

/** Our own scheduler's students: is what the app would have told them true? */
export function checkBands({ seed, students, families, regimes = REGIMES }: Experiment): BandCheck[] {
  return regimes.map(createCourse).flatMap((course) =>
    families.flatMap((family) => {
      const checks = MOMENTS.map((moment) => ({
        cell: `${course.name} ${family.name}`,
        moment,
        covered: 0,
        width: 0,
        error: 0,
        bias: 0,
        foretold: 0,
        students,
      }))
      for (let student = 0; student < students; student += 1) {
        const enrolled = enrol(family, course, seed, student)
        const log = createLog(course)
        const look = (day: number, memory: Memory) => {
          const check = checks.find(({ moment }) => Math.round(moment * course.days) === day + 1)
          if (!check) return
          const foretold = log.foretell(day + 1, `${student}`)
          if (!foretold.enough) return
          const random = mulberry32(enrolled.seed ^ (day + 1))
          const exams = Array.from({ length: EXAMS }, () => sitExam(course, memory, day + 1, random))
          const inside = exams.filter((score) => score >= foretold.low && score <= foretold.high)
          const difference = 100 * (foretold.share - examScore(course, memory, day + 1))
          check.covered += inside.length / EXAMS
          check.width += foretold.high - foretold.low
          check.error += Math.abs(difference)
          check.bias += difference
          check.foretold += 1
        }
        const make = CONTENDERS[OURS]
        if (make) simulate(enrolled, course, logged(make, log), look)
      }
      return checks.map(averaged)
    }),
  )
}

/** Share of exams in the band, over all students foretold at a moment. */
export function bandCoverage(checks: BandCheck[], moment: number): number {
  return averageAt(checks, moment, (check) => check.covered)
}

/** How far the foretold share of right answers was off, in points of 100. */
export function bandError(checks: BandCheck[], moment: number): number {
  return averageAt(checks, moment, (check) => check.error)
}

function averageAt(checks: BandCheck[], moment: number, value: (check: BandCheck) => number): number {
  const then = checks.filter((check) => check.moment === moment)
  const foretold = then.reduce((sum, each) => sum + each.foretold, 0)
  return then.reduce((sum, each) => sum + value(each) * each.foretold, 0) / Math.max(1, foretold)
}

function averaged(check: BandCheck): BandCheck {
  const n = Math.max(1, check.foretold)
  return {
    ...check,
    covered: check.covered / n,
    width: check.width / n,
    error: check.error / n,
    bias: check.bias / n,
  }
}

/** The scaled score of one exam: by blueprint from the bank, answered as this student would. */
function sitExam(course: Course, memory: Memory, at: number, random: () => number): number {
  const quotas = largestRemainder(
    DOMAINS.map(({ weight }) => weight),
    EXAM.scored,
  )
  let right = 0
  quotas.forEach((quota, domain) => {
    const left = Array.from(course.domainOf.keys()).filter((item) => course.domainOf[item] === domain)
    for (let slot = 0; slot < quota; slot += 1) {
      const [item = 0] = left.splice(Math.floor(random() * left.length), 1)
      if (random() < GUESS + (1 - GUESS) * memory.recall(item, at)) right += 1
    }
  })
  return scaledScore(right, EXAM.scored, EXAM.score)
}
