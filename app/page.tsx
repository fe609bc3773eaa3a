import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { Today } from './_home/today.tsx'
import { Welcome } from './_home/welcome.tsx'

export default async function HomePage() {
  const { student } = await viewer()
  return student ? <Today student={student} now={now()} /> : <Welcome now={now()} />
}
