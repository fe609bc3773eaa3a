import { useCallback, useEffect, useRef } from 'react'

const CAP_MS = 300_000

type Stopwatch = { shownMs: number; since: number | null }

/** Milliseconds since mounting during which the tab was visible, capped at five minutes: it informs, and never grades. */
export function useVisibleTime(): () => number {
  const stopwatch = useRef<Stopwatch>({ shownMs: 0, since: null })

  useEffect(() => {
    const watch = stopwatch.current
    function follow() {
      if (watch.since !== null) watch.shownMs += performance.now() - watch.since
      watch.since = document.visibilityState === 'visible' ? performance.now() : null
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => document.removeEventListener('visibilitychange', follow)
  }, [])

  return useCallback(() => {
    const { shownMs, since } = stopwatch.current
    return Math.min(CAP_MS, Math.round(shownMs + (since === null ? 0 : performance.now() - since)))
  }, [])
}
