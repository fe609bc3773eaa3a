import { DataTable } from '#app/_components/data-table.tsx'
import type { VersionLine } from '#server/question-versions.ts'

type VersionTableProps = { versions: VersionLine[]; timeZone: string }

export function VersionTable({ versions, timeZone }: VersionTableProps) {
  const instant = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <DataTable caption="Versions, the newest first" captionHidden>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Title</th>
          <th scope="col">Published</th>
          <th scope="col">By</th>
          <th scope="col">Statistics</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ version, title, at, by, countsAs }) => (
          <tr key={version}>
            <th scope="row">{version}</th>
            <td className="min-w-48">{title}</td>
            <td className="whitespace-nowrap">{instant.format(at)}</td>
            <td>{by}</td>
            <td>{countsAs === null ? 'Its own' : `With version ${countsAs}`}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
