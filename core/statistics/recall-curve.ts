// p = c^((t/I)^k): how likely a question is to be known t days after its last answer, from the interval I that it was
// given. c is what is known when the interval is over, k how steeply the rest depends on being early or late. SM-2's own
// interval foretells too little where a plan leaves strong questions alone, so I is the stability of student-memory.ts
// (`lateness` gives t/I); raw it would do worse too, and the numbers shown always come from a student's own log.

/** How long a question has waited: its kind, and the days since its last answer as a multiple of its interval. */
export type Wait = { kind: Kind; late: number }

/** One answer to a question met before. */
export type RecallObservation = Wait & { correct: boolean }

export const KINDS = ['failed', 'known at first', 'passed once', 'passed often'] as const
/** Questions that are forgotten alike have a curve together. */
export type Kind = (typeof KINDS)[number]

export type RecallCurve = { c: number; k: number }

/** For each kind the curves that its answers leave possible, with their shares. */
export type RecallEstimate = Record<Kind, { curve: RecallCurve; share: number }[]>

/**
 * Before a student has answered much twice: the interval is believed to be the days after which 70 % are still known, as
 * the planner's stability is, and its curve to have the right shape. With their spreads, of the log-odds of c and of k.
 */
const USUAL = { c: 0.7, k: 1 }
const SPREAD_C = 0.9
const SPREAD_K = 0.2
const LOG_ODDS = [-3, -2.25, -1.5, -0.75, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5]
const LEAST_LATE = 1e-3
const STEPS_PER_E = 20
/** Nothing known for sure is forgotten with a chance of quite 0. */
const LEAST_CHANCE = 1e-6
const STEEPNESSES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6]

/** Right by chance among four options: never what is shown as recall, always part of a right answer. */
export const GUESS = 0.25

/** The kind by SM-2's repetitions in a row, and whether every answer was right and none called a guess. */
export function kindOf(repetition: number, alwaysKnown: boolean): Kind {
  if (repetition === 0) return 'failed'
  if (repetition > 1) return 'passed often'
  return alwaysKnown ? 'known at first' : 'passed once'
}

/** The chance that it is known: 1 right after the answer, c when due. */
export function recallAt({ c, k }: RecallCurve, late: number): number {
  return c ** (Math.max(0, late) ** k)
}

export function chanceOfRight(recall: number): number {
  return GUESS + (1 - GUESS) * recall
}

/** Repeated answers of one kind after waits within a few per cent of each other: a log of thousands becomes some dozens. */
export type RecallTally = { kind: Kind; step: number; right: number; wrong: number }

/** Calibrates the curves on a student's log, from the population's towards their own with each repeated answer. */
export function estimateRecall(tallies: RecallTally[]): RecallEstimate {
  const of = (kind: Kind) => possibleCurves(tallies.filter((each) => each.kind === kind))
  return {
    failed: of('failed'),
    'known at first': of('known at first'),
    'passed once': of('passed once'),
    'passed often': of('passed often'),
  }
}

/** The share-weighted recall: one number to show, or to rank by. */
export function meanRecall(estimate: RecallEstimate, { kind, late }: Wait): number {
  return estimate[kind].reduce((sum, { curve, share }) => sum + share * recallAt(curve, late), 0)
}

function possibleCurves(tallies: RecallTally[]): { curve: RecallCurve; share: number }[] {
  const weighed = LOG_ODDS.flatMap((logOdds) =>
    STEEPNESSES.map((k) => {
      const curve = { c: 1 / (1 + Math.exp(-logOdds)), k }
      return { curve, logWeight: logPrior(logOdds, k) + logLikelihood(curve, tallies) }
    }),
  )
  const largest = Math.max(...weighed.map(({ logWeight }) => logWeight))
  const shares = weighed.map(({ logWeight }) => Math.exp(logWeight - largest))
  const sum = shares.reduce((a, b) => a + b)
  return weighed.map(({ curve }, at) => ({ curve, share: (shares[at] ?? 0) / sum }))
}

function logPrior(logOdds: number, k: number): number {
  const usual = Math.log(USUAL.c / (1 - USUAL.c))
  return -0.5 * (((logOdds - usual) / SPREAD_C) ** 2 + ((k - USUAL.k) / SPREAD_K) ** 2)
}

function logLikelihood(curve: RecallCurve, tallies: RecallTally[]): number {
  return tallies.reduce((sum, { step, right, wrong }) => {
    const chance = chanceOfRight(recallAt(curve, Math.exp(step / STEPS_PER_E)))
    return sum + right * Math.log(chance) + wrong * Math.log(Math.max(LEAST_CHANCE, 1 - chance))
  }, 0)
}

/** Counts one more observation in; `tallies` are left as they were. */
export function tallyRecall(tallies: RecallTally[], observation: RecallObservation): RecallTally[] {
  const { kind, correct } = observation
  const step = Math.round(Math.log(Math.max(LEAST_LATE, observation.late)) * STEPS_PER_E)
  const isSame = (each: RecallTally) => each.kind === kind && each.step === step
  const tally = tallies.find(isSame) ?? { kind, step, right: 0, wrong: 0 }
  const counted = correct ? { ...tally, right: tally.right + 1 } : { ...tally, wrong: tally.wrong + 1 }
  return [...tallies.filter((each) => !isSame(each)), counted]
}
