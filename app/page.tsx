import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { GuestReminder } from './_home/guest-reminder.tsx'
import { Parting } from './_home/parting.tsx'
import { Today } from './_home/today.tsx'
import { Welcome } from './_home/welcome.tsx'

type HomePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function HomePage({ searchParams }: HomePageProps) {
  const { student } = await viewer()
  if (student) {
    return (
      <>
        <Today student={student} now={now()} />
        {student.isGuest && <GuestReminder />}
      </>
    )
  }
  return (
    <>
      <Parting query={await searchParams} />
      <Welcome now={now()} />
    </>
  )
}
