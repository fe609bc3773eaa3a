'use client'

import { useEffect } from 'react'

const ONE_YEAR_SECONDS = 31_536_000

/** Tells the server which calendar this device lives by, unless a zone was chosen in Settings. Draws nothing. */
export function TimeZoneCookie() {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const kept = `tz=${encodeURIComponent(zone)}`
    const cookies = document.cookie.split('; ')
    if (!zone || cookies.includes(kept) || cookies.includes('tz-chosen=1')) return
    document.cookie = `${kept}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax`
  }, [])
  return null
}
