import type { Problem } from '#core/question/problem.ts'

/** What is wrong in which file and where, in the words of the command line. */
export function ProblemList({ title, problems }: { title: string; problems: Problem[] }) {
  return (
    <section aria-label={title}>
      <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
      <ul className="mt-2">
        {problems.map(({ path, line, column, code, message }) => (
          <li
            key={`${path} ${line} ${column} ${code} ${message}`}
            className="grid grid-cols-1 gap-x-6 border-b border-hairline py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
          >
            <span className="font-mono text-sm wrap-anywhere">
              {path}:{line}:{column}
            </span>
            <span className="wrap-anywhere">
              {message} <span className="text-sm text-muted">{code}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
