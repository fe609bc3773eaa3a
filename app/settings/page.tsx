import type { Metadata } from 'next'
import Link from 'next/link'
import { PageTitle } from '#app/_components/page-title.tsx'
import { MOST_NEW_PER_DAY } from '#server/profile.ts'
import { viewer, type Student } from '#server/session.ts'
import { planFields } from './settings-fields.ts'
import { SettingsForm } from './settings-form.tsx'

export const metadata: Metadata = {
  title: 'Settings',
  description: 'Your days, your exam, and how this app looks.',
}

export default async function SettingsPage() {
  const { student, timeZone, theme } = await viewer()
  return (
    <>
      <PageTitle lead={<Whose student={student} />}>Settings</PageTitle>
      <SettingsForm
        who={student ? (student.isGuest ? 'guest' : 'account') : 'visitor'}
        initial={{ timeZone, theme, ...(student ? fieldsOf(student) : {}) }}
        mostNewPerDay={MOST_NEW_PER_DAY}
        timeZones={[...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])]}
      />
    </>
  )
}

function Whose({ student }: { student: Student | null }) {
  if (!student) return 'Kept on this device until you have answered a first question.'
  if (student.isGuest) {
    return (
      <>
        You study as a guest of this browser.{' '}
        <Link href="/sign-up" className="link">
          Create an account
        </Link>{' '}
        to have them everywhere.
      </>
    )
  }
  return (
    <>
      Password, export and deletion are under{' '}
      <Link href="/account" className="link">
        Account
      </Link>
      .
    </>
  )
}

function fieldsOf(student: Student) {
  const { name, newPerDay, rolloverHour, extraTime, singleKeys } = student
  return {
    name,
    newPerDay: String(newPerDay),
    rolloverHour: String(rolloverHour),
    extraTime,
    singleKeys: singleKeys ? 'on' : '',
    ...planFields(student),
  }
}
