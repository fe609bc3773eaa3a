import { useCallback, useEffect, useRef } from 'react'

/** The server counts no more than this for one question. */
const CAP_MS = 300_000

type Stopwatch = { slot: number | null; since: number | null; shown: Map<number, number> }

/** How long each slot was shown, over all visits, while the tab was visible. It informs, and never grades. */
export function useSlotTime(
  slots: { slot: number; elapsedMs: number }[],
  current: number | null,
): (slot: number) => number {
  const stopwatch = useRef<Stopwatch>({
    slot: null,
    since: null,
    shown: new Map(slots.map(({ slot, elapsedMs }) => [slot, elapsedMs])),
  })

  useEffect(() => {
    const watch = stopwatch.current
    function follow() {
      bank(watch)
      watch.since = document.visibilityState === 'visible' ? performance.now() : null
    }
    watch.slot = current
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      bank(watch)
      watch.slot = null
      document.removeEventListener('visibilitychange', follow)
    }
  }, [current])

  return useCallback((slot) => {
    const { shown, since, slot: watched } = stopwatch.current
    const running = slot === watched && since !== null ? performance.now() - since : 0
    return Math.min(CAP_MS, Math.round((shown.get(slot) ?? 0) + running))
  }, [])
}

function bank(watch: Stopwatch): void {
  if (watch.slot !== null && watch.since !== null)
    watch.shown.set(watch.slot, (watch.shown.get(watch.slot) ?? 0) + performance.now() - watch.since)
  watch.since = null
}
