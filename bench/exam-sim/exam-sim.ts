// npm run bench -- exam-sim [--seed N] [--students N] [--family module] [--json]
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { gapClosed, runExperiment, worstCell } from './experiment.ts'
import { family as actr } from './families/actr.ts'
import { family as dhp } from './families/dhp.ts'
import { family as fsrs } from './families/fsrs.ts'
import { type Family } from './family.ts'
import { effortTable, scoreTable } from './report.ts'

/** Nothing was tuned on it. */
const FRESH_SEED = 777_001
const GAP_BAR = 0.5
const WORST_BAR = -2.5

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
  const cells = runExperiment({ seed, students, families })

  const result = { gapClosed: rounded(gapClosed(cells)), worstCell: rounded(worstCell(cells)) }
  if (values.json) {
    const line = (name: string, value: number, bar: number) =>
      console.log(JSON.stringify({ name, value, bar, holds: value >= bar }))
    line('exam-sim gap closed', result.gapClosed, GAP_BAR)
    line('exam-sim worst cell', result.worstCell, WORST_BAR)
    console.log(JSON.stringify(result))
    return
  }
  console.log(`${students} students a cell, seed ${seed}\n\n${scoreTable(cells)}\n\n${effortTable(cells)}`)
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

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
