import 'server-only'
import { type Coverage, measureCoverage } from '#core/question/coverage.ts'
import { readPack } from './pack-files.ts'
import { readParsedPack, type ParsedPack } from './parsed-pack.ts'
import type { Problem } from '#core/question/problem.ts'

export type CoverageReport = { ok: true; coverage: Coverage } | { ok: false; problem: string }

/** Measures the pack in a folder. Files with errors are not counted, and named as gaps. */
export async function packCoverage(root: string, today: string): Promise<CoverageReport> {
  const folder = await readPack(root).catch(() => null)
  if (!folder?.files.some(({ path }) => path === 'exam.yaml'))
    return { ok: false, problem: 'is no pack: it has no exam.yaml' }
  const { parsed, problems } = await readParsedPack(folder, today)
  if (!parsed) return { ok: false, problem: 'cannot be measured; "bank check" says why' }
  return { ok: true, coverage: coverageOf(parsed, problems) }
}

/** The same for a pack that is read already. */
export function coverageOf({ pack, questions, lessons, facts }: ParsedPack, problems: Problem[]): Coverage {
  const unreadable = problems.flatMap(({ path, severity }) => (severity === 'error' ? [path] : []))
  return measureCoverage(pack, {
    questions: questions.map(({ question }) => question),
    lessons: lessons.map(({ topic }) => topic),
    facts,
    unreadable: [...new Set(unreadable)],
  })
}
