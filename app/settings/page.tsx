import type { Metadata } from 'next'
import { PageTitle } from '#app/_components/page-title.tsx'
import { MOST_NEW_PER_DAY } from '#server/profile.ts'
import { viewer } from '#server/session.ts'
import { SettingsForm } from './settings-form.tsx'

export const metadata: Metadata = {
  title: 'Settings',
  description: 'New questions a day, time zone and theme.',
}

export default async function SettingsPage() {
  const { student, timeZone, theme } = await viewer()
  return (
    <>
      <PageTitle lead={student ? undefined : 'Kept on this device until you have answered a first question.'}>
        Settings
      </PageTitle>
      <SettingsForm
        timeZone={timeZone}
        theme={theme}
        newPerDay={student?.newPerDay ?? null}
        mostNewPerDay={MOST_NEW_PER_DAY}
        timeZones={[...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])]}
      />
    </>
  )
}
