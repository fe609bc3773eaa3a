import { DataTable } from '#app/_components/data-table.tsx'
import type { AuditLine } from '#server/audit.ts'

type AuditTableProps = { lines: AuditLine[]; timeZone: string }

/** Who changed what, the newest first. */
export function AuditTable({ lines, timeZone }: AuditTableProps) {
  if (lines.length === 0) return <p className="text-muted">Nothing yet.</p>
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <DataTable caption="Changes, newest first" captionHidden>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Whose</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>{when.format(line.at)}</td>
            <td>{line.actor}</td>
            <td>
              {WORDS[line.action] ?? line.action}
              {line.before === null && line.after !== null && `: ${line.after}`}
              {line.before !== null && line.after !== null && `: ${line.before} → ${line.after}`}
              {line.reason && ` (${line.reason})`}
            </td>
            <td>{line.subject}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

const WORDS: Record<string, string> = {
  'role-changed': 'Role',
  'account-disabled': 'Account disabled',
  'account-enabled': 'Account enabled again',
  'reset-link-made': 'Link for a new password made',
  'bank-imported': 'Files imported',
  'question-published': 'Question published',
  'question-retired': 'Question retired',
}
