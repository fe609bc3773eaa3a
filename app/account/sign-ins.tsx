import { TextForm } from '#app/_account/text-form.tsx'
import { DataTable } from '#app/_components/data-table.tsx'
import type { SignedInOn } from '#server/accounts.ts'
import { signMeOutElsewhere } from './actions.ts'

type SignInsProps = { signIns: SignedInOn[]; timeZone: string }

export function SignIns({ signIns, timeZone }: SignInsProps) {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  return (
    <>
      <DataTable caption="Devices on which you are signed in, the last used first" captionHidden>
        <thead>
          <tr>
            <th scope="col">Device</th>
            <th scope="col">Since</th>
            <th scope="col">Last used</th>
          </tr>
        </thead>
        <tbody>
          {signIns.map(({ device, since, lastUsed }) => (
            <tr key={`${device} ${since.toISOString()}`}>
              <th scope="row">{device}</th>
              <td>{day.format(since)}</td>
              <td>{day.format(lastUsed)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {signIns.length > 1 && (
        <div className="mt-4">
          <TextForm
            action={signMeOutElsewhere}
            submit="Sign out everywhere else"
            kind="secondary"
            fields={[]}
          />
        </div>
      )}
    </>
  )
}
