import type { Problem } from '#core/question/problem.ts'
import type { ImportPlan } from '#server/bank-import.ts'
import { DiffView } from '../../diff-view.tsx'
import { Decision } from './decision.tsx'
import { FileList } from './file-list.tsx'
import { ProblemList } from './problem-list.tsx'

type PlanViewProps = { id: string; plan: ImportPlan; possible: boolean; changedSince: boolean }

/** What importing an archive would do, and the two ways to go on. */
export function PlanView({ id, plan, possible, changedSince }: PlanViewProps) {
  const { created, changed, unchanged, refused, warnings, leftOut } = plan
  const isNothing = created.length + changed.length === 0
  return (
    <div className="grid grid-cols-1 gap-8">
      {changedSince && (
        <p role="alert" className="max-w-[42rem] rounded-control bg-flame-tint px-4 py-3">
          Nothing was imported: somebody changed the bank since you looked. This is how it stands now.
        </p>
      )}
      <div className="grid max-w-[42rem] gap-4">
        <p className="text-lg">{summary(plan, possible)}</p>
        <Decision id={id} apply={possible && !isNothing ? applyWords(plan) : null} />
      </div>
      {refused.length > 0 && <ProblemList title="To be mended" problems={refused} />}
      {changed.length > 0 && (
        <section aria-labelledby="changed" className="grid grid-cols-1 gap-2">
          <h2 id="changed" className="text-xl font-semibold tracking-tight">
            Changed
          </h2>
          {changed.map(({ path, title, texts, editedHere }) => (
            <details key={path} className="rounded-panel border border-hairline bg-panel px-4 py-2">
              <summary className="min-h-8 cursor-pointer py-1 wrap-anywhere">
                <span className="font-mono text-sm">{path}</span> {title !== path && title}
                {editedHere && <strong className="font-medium"> · edited here since it was seeded</strong>}
              </summary>
              {texts ? (
                <DiffView before={texts.before} after={texts.after} label={`What changes in ${path}`} />
              ) : (
                <p className="py-2 text-base text-muted">Another picture under the same name.</p>
              )}
            </details>
          ))}
        </section>
      )}
      <FileList title="New" files={created} />
      {warnings.length > 0 && <ProblemList title="Advice" problems={warnings} />}
      <FileList title="Left out, no part of a bank" files={leftOut.map((path) => ({ path, title: '' }))} />
      <FileList title="Unchanged" folded files={unchanged.map((path) => ({ path, title: '' }))} />
    </div>
  )
}

function summary({ created, changed, unchanged, refused }: ImportPlan, possible: boolean): string {
  if (!possible) {
    const files = filesOf(refused)
    return `Nothing can be imported yet: ${files === 1 ? 'one file has' : `${files} files have`} errors. Mend what is listed here, and upload the archive again.`
  }
  if (created.length + changed.length === 0)
    return unchanged.length === 0 ? 'There is nothing to import in it.' : 'The bank has all of this already.'
  return `${created.length} new, ${changed.length} changed, ${unchanged.length} unchanged. Nothing is stored yet.`
}

function applyWords({ created, changed }: ImportPlan): string {
  const parts = [
    ...(created.length > 0 ? [`${created.length} new`] : []),
    ...(changed.length > 0 ? [`${changed.length} changed`] : []),
  ]
  return `Import ${parts.join(' and ')}`
}

function filesOf(problems: Problem[]): number {
  return new Set(problems.map(({ path }) => path)).size
}
