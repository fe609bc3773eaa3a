import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import type { Person } from '#server/people.ts'

const ROLE_WORDS = { student: 'Student', instructor: 'Instructor', admin: 'Administrator' }

export function PeopleTable({ people, timeZone }: { people: Person[]; timeZone: string }) {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <DataTable caption="Accounts by name" captionHidden>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail</th>
          <th scope="col">Role</th>
          <th scope="col">Joined</th>
          <th scope="col">Last seen</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, email, role, disabled, joined, lastSeen }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/admin/people/${id}`} className="link">
                {name}
              </Link>
            </th>
            <td>{email}</td>
            <td>
              {ROLE_WORDS[role]}
              {disabled && ', disabled'}
            </td>
            <td>{day.format(joined)}</td>
            <td>{lastSeen ? day.format(lastSeen) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
