// npm run bench -- exam-sim [--seed N] [--students N] [--family module] [--json]
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { OperatorError } from '../../prisma/database-file.ts'
import { bandCoverage, bandError, checkBands, MOMENTS, type BandCheck } from './band.ts'
import { OURS } from './contenders.ts'
import {
  coverageInTime,
  gapClosed,
  runExperiment,
  worstCell,
  type Cell,
  type Experiment,
} from './experiment.ts'
import { family as actr } from './families/actr.ts'
import { family as dhp } from './families/dhp.ts'
import { family as fsrs } from './families/fsrs.ts'
import { type Family } from './family.ts'
import { recallLoss, type RecallLoss } from './recall-loss.ts'
import { bandTable, effortTable, scoreTable } from './report.ts'

/** Nothing was tuned on it. */
const FRESH_SEED = 777_001
const GAP_BAR = 0.5
const WORST_BAR = -2.5
const COVERAGE_BAR = 0.9
/** Points of 100 that the score foretold on the day may be off. */
const ERROR_BAR = 5
/** Log loss of the app's recall estimate, by that of a running mean and of FSRS-6. */
const LOSS_BARS = { runningMean: 1, fsrs6: 1.05 }
/** Some thousand answers of a few students tell log losses apart. */
const STUDENTS_FOR_LOSS = 4
/** An 80 % band is honest when it holds this share of exams, neither fewer nor more. */
const BAND_BAR = { least: 0.75, most: 0.85 }

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: String(FRESH_SEED) },
      students: { type: 'string', default: '20' },
      family: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const families = values.family ? [await familyFrom(values.family)] : [fsrs, dhp, actr]
  const seed = wholeNumber('--seed', values.seed)
  const students = wholeNumber('--students', values.students)
  const findings = find({ seed, students, families })
  if (values.json) printLines(findings)
  else {
    console.log(`${students} students a cell, seed ${seed}\n`)
    printTables(findings)
  }
}

type Findings = {
  cells: Cell[]
  bands: BandCheck[]
  losses: (RecallLoss & { scheduler: string })[]
  seen: number
  result: { gapClosed: number; worstCell: number; bandCoverage: number[] }
}

function find(experiment: Experiment): Findings {
  const cells = runExperiment(experiment)
  const bands = checkBands(experiment)
  const few = { ...experiment, students: Math.min(experiment.students, STUDENTS_FOR_LOSS) }
  return {
    cells,
    bands,
    losses: ['sm2 no drill', OURS].map((scheduler) => ({ scheduler, ...recallLoss(few, scheduler) })),
    seen: rounded(coverageInTime(cells)),
    result: {
      gapClosed: rounded(gapClosed(cells)),
      worstCell: rounded(worstCell(cells)),
      bandCoverage: MOMENTS.map((moment) => rounded(bandCoverage(bands, moment))),
    },
  }
}

/** One object a line, the result alone at the end. */
function printLines({ bands, losses, seen, result }: Findings): void {
  const line = (name: string, value: number, bar: number, holds: boolean) =>
    console.log(JSON.stringify({ name: `exam-sim ${name}`, value, bar, holds }))
  line('gap closed', result.gapClosed, GAP_BAR, result.gapClosed >= GAP_BAR)
  line('worst cell', result.worstCell, WORST_BAR, result.worstCell >= WORST_BAR)
  line('bank seen by .95 D', seen, COVERAGE_BAR, seen >= COVERAGE_BAR)
  result.bandCoverage.forEach((share, at) => {
    const isHonest = share >= BAND_BAR.least && share <= BAND_BAR.most
    line(`band coverage at ${MOMENTS[at]} D`, share, 0.8, isHonest)
  })
  const error = rounded(bandError(bands, 1))
  line('error of the foretold score at 1 D, points of 100', error, ERROR_BAR, error <= ERROR_BAR)
  for (const { scheduler, app, ...others } of losses)
    for (const other of ['runningMean', 'fsrs6'] as const) {
      const ratio = rounded(app / others[other])
      const bar = LOSS_BARS[other]
      line(`log loss of recall by that of ${other}, ${scheduler}`, ratio, bar, ratio <= bar)
    }
  console.log(JSON.stringify(result))
}

function printTables({ cells, bands, losses, seen, result }: Findings): void {
  const sentences = [
    `The exam plan closed ${percent(result.gapClosed)} of the gap; its worst cell: ${result.worstCell.toFixed(1)}.`,
    `Where there is time for it, at least ${percent(seen)} of the bank was seen by .95 D.`,
    `The 80 % band held ${result.bandCoverage.map(percent).join(', ')} of the exams sat at ${MOMENTS.join(', ')} D.`,
    `Foretold shares of right answers were off by ${MOMENTS.map((moment) => bandError(bands, moment).toFixed(1)).join(', ')} points of 100.`,
    ...losses.map(
      ({ scheduler, app, runningMean, fsrs6, answers }) =>
        `Log loss of recall on ${answers} answers under ${scheduler}: ${app.toFixed(3)}, a running mean's ${runningMean.toFixed(3)}, FSRS-6's ${fsrs6.toFixed(3)}.`,
    ),
  ]
  const parts = [scoreTable(cells), effortTable(cells), bandTable(bands), sentences.join('\n')]
  console.log(parts.join('\n\n'))
}

/** A student family of somebody else's, by the path of its module. */
async function familyFrom(path: string): Promise<Family> {
  if (!existsSync(path)) throw new OperatorError(`--family: there is no file ${path}`)
  const imported = (await import(pathToFileURL(resolve(path)).href)) as { family?: Family }
  if (!imported.family)
    throw new OperatorError(`${path}: export a student family as \`family\` (bench/exam-sim/family.ts)`)
  return imported.family
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new OperatorError(`${option}: a whole number from 1, not "${text}"`)
  return Number(text)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
