// npm run bench -- exam-sim [--seed N] [--students N] [--family module] [--json]
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bandCoverage, checkBands, MOMENTS } from './band.ts'
import { coverageInTime, gapClosed, runExperiment, worstCell } from './experiment.ts'
import { family as actr } from './families/actr.ts'
import { family as dhp } from './families/dhp.ts'
import { family as fsrs } from './families/fsrs.ts'
import { type Family } from './family.ts'
import { bandTable, effortTable, scoreTable } from './report.ts'

/** Nothing was tuned on it. */
const FRESH_SEED = 777_001
const GAP_BAR = 0.5
const WORST_BAR = -2.5
const COVERAGE_BAR = 0.9
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
  const experiment = { seed, students, families }
  const cells = runExperiment(experiment)
  const bands = checkBands(experiment)

  const result = {
    gapClosed: rounded(gapClosed(cells)),
    worstCell: rounded(worstCell(cells)),
    bandCoverage: MOMENTS.map((moment) => rounded(bandCoverage(bands, moment))),
  }
  const seen = rounded(coverageInTime(cells))
  if (values.json) {
    const line = (name: string, value: number, bar: number, holds: boolean) =>
      console.log(JSON.stringify({ name, value, bar, holds }))
    line('exam-sim gap closed', result.gapClosed, GAP_BAR, result.gapClosed >= GAP_BAR)
    line('exam-sim worst cell', result.worstCell, WORST_BAR, result.worstCell >= WORST_BAR)
    line('exam-sim bank seen by .95 D', seen, COVERAGE_BAR, seen >= COVERAGE_BAR)
    result.bandCoverage.forEach((share, at) => {
      const isHonest = share >= BAND_BAR.least && share <= BAND_BAR.most
      line(`exam-sim band coverage at ${MOMENTS[at]} D`, share, 0.8, isHonest)
    })
    console.log(JSON.stringify(result))
    return
  }
  console.log(`${students} students a cell, seed ${seed}`)
  console.log(`\n${scoreTable(cells)}\n\n${effortTable(cells)}\n\n${bandTable(bands)}`)
  const shares = result.bandCoverage.map(percent).join(', ')
  console.log(
    `\nThe exam plan closed ${percent(result.gapClosed)} of the gap; its worst cell: ${result.worstCell.toFixed(1)}.`,
  )
  console.log(`Where there is time for it, at least ${percent(seen)} of the bank was seen by .95 D.`)
  console.log(`The 80 % band held ${shares} of the exams sat at ${MOMENTS.join(', ')} D.`)
}

/** A student family of somebody else's, by the path of its module. */
async function familyFrom(path: string): Promise<Family> {
  const imported = (await import(pathToFileURL(resolve(path)).href)) as { family?: Family }
  if (!imported.family)
    throw new Error(`${path}: export a student family as \`family\` (bench/exam-sim/family.ts)`)
  return imported.family
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option}: a whole number, not "${text}"`)
  return Number(text)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
