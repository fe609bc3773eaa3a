import { cookies } from 'next/headers'
import type { Theme } from '#server/session.ts'

const KEPT = { path: '/', sameSite: 'lax', maxAge: 31_536_000 } as const

/**
 * A visitor's zone and theme live in cookies of this device: nothing is written to the database for them.
 * `timeZone` is null when it was left as the form showed it.
 */
export async function keepOnDevice({
  timeZone,
  theme,
}: {
  timeZone: string | null
  theme: Theme
}): Promise<void> {
  const jar = await cookies()
  jar.set('theme', theme, KEPT)
  if (timeZone === null) return
  jar.set('tz', timeZone, KEPT)
  // From now on the device's own zone does not overwrite the chosen one (see time-zone-cookie.tsx).
  jar.set('tz-chosen', '1', KEPT)
}
