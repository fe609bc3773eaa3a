import type { QuickFix } from '#core/question/quick-fixes.ts'
import type { Place } from '#core/question/place.ts'
import type { ReadProblem } from '#server/text-reading.ts'

type ProblemListProps = {
  problems: ReadProblem[]
  /** Both missing while there is no script to jump and mend with. */
  onJump?: (place: Place) => void
  onFix?: (fix: QuickFix) => void
}

/** What is wrong or unwise, where it stands: the same lines as on the command line. */
export function ProblemList({ problems, onJump, onFix }: ProblemListProps) {
  if (problems.length === 0) return <p className="text-base text-muted">Nothing to mend.</p>
  return (
    <ul className="grid gap-1">
      {problems.map(({ line, column, severity, code, message, fixes }) => {
        const words = (
          <>
            <span className="font-mono text-sm text-muted">
              {line}:{column}
            </span>{' '}
            <span className={severity === 'error' ? 'font-semibold text-(--wrong)' : 'font-semibold'}>
              {severity === 'error' ? '✕ Error' : '! Warning'} {code}
            </span>{' '}
            {message}
          </>
        )
        return (
          <li
            key={`${line}:${column} ${code} ${message}`}
            className="flex flex-wrap items-center gap-x-3 text-base wrap-anywhere"
          >
            {onJump ? (
              <button
                type="button"
                onClick={() => onJump({ line, column })}
                className="min-h-11 cursor-pointer text-start underline decoration-transparent underline-offset-4 hover:decoration-control"
              >
                {words}
              </button>
            ) : (
              <span>{words}</span>
            )}
            {onFix &&
              fixes.map((fix) => (
                <button
                  key={fix.title}
                  type="button"
                  onClick={() => onFix(fix)}
                  className="link min-h-11 cursor-pointer font-medium"
                >
                  {fix.title}
                </button>
              ))}
          </li>
        )
      })}
    </ul>
  )
}
