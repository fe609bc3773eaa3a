import { codes } from './codes.ts'
import { type Problem } from './problem.ts'

export const problemFormats = ['pretty', 'json', 'github', 'sarif'] as const
export type ProblemFormat = (typeof problemFormats)[number]

/** Problems as a report: for people, programs, GitHub's annotations, or code scanning. Ends with a line end, or is empty. */
export function formatProblems(problems: Problem[], format: ProblemFormat): string {
  if (format === 'json') return `${JSON.stringify(problems, null, 2)}\n`
  if (format === 'sarif') return `${JSON.stringify(sarifLog(problems), null, 2)}\n`
  const line = format === 'github' ? githubLine : prettyLine
  return problems.map((problem) => `${line(problem)}\n`).join('')
}

function prettyLine({ path, line, column, severity, code, message }: Problem): string {
  return `${path}:${line}:${column}  ${severity}  ${code}  ${message}`
}

// https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
function githubLine({ path, line, column, severity, code, message }: Problem): string {
  const escaped = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string) => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `::${severity} file=${property(path)},line=${line},col=${column},title=${code}::${escaped(message)}`
}

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; columns are UTF-16 units by its default.
function sarifLog(problems: Problem[]) {
  const rules = Object.entries(codes).map(([id, text]) => ({ id, shortDescription: { text } }))
  const results = problems.map(({ path, line, column, severity, code, message }) => ({
    ruleId: code,
    ruleIndex: rules.findIndex(({ id }) => id === code),
    level: severity,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      { tool: { driver: { name: 'pilot-light bank check', rules } }, columnKind: 'utf16CodeUnits', results },
    ],
  }
}
