import { type Place } from './place.ts'

export type Severity = 'error' | 'warning'

/** One thing to mend in one file; lines and columns count from 1, columns in UTF-16 units as editors do. */
export type Problem = Place & { path: string; severity: Severity; code: string; message: string }

/** A problem before it is known in which file: what every check returns. */
export type Finding = Place & { code: string; message: string }

export function finding(code: string, place: Place, message: string): Finding {
  return { line: place.line, column: place.column, code, message }
}

/** The findings of one file as problems, in reading order and without repetitions. */
export function toProblems(findings: Finding[], path: string): Problem[] {
  const problems = findings.map(({ line, column, code, message }): Problem => {
    return { path, line, column, severity: code.startsWith('W') ? 'warning' : 'error', code, message }
  })
  return problems.sort(compareProblems).filter((problem, index, all) => {
    const previous = all[index - 1]
    return previous === undefined || compareProblems(previous, problem) !== 0
  })
}

/** By path, then as one reads. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  )
}

export function hasError(problems: Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}

// Not localeCompare: the same bank gives the same output on every machine.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
