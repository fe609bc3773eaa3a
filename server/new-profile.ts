import 'server-only'
import { db } from './db.ts'
import { themeFrom, zoneFrom } from './profile-columns.ts'

/** Somebody new begins with the zone and theme of their device; a profile that is there stays as it is. */
export async function ensureProfile(userId: string, requestHeaders: Headers): Promise<void> {
  const timeZone = zoneFrom(cookieIn(requestHeaders, 'tz'))
  const theme = themeFrom(cookieIn(requestHeaders, 'theme'))
  await db().profile.upsert({ where: { userId }, create: { userId, timeZone, theme }, update: {} })
}

function cookieIn(requestHeaders: Headers, name: string): string | undefined {
  for (const pair of (requestHeaders.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=')
    if (key !== name) continue
    try {
      return decodeURIComponent(value.join('='))
    } catch {
      return undefined // a malformed cookie is as good as none
    }
  }
  return undefined
}
