import { useSyncExternalStore } from 'react'

/** What the browser thinks of its connection: it knows of a pulled cable at once, and nothing of a server that is down. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  )
}

function watch(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Resolves after some time, or as soon as the connection is back. */
export function untilOnlineOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    function go() {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, ms)
    window.addEventListener('online', go)
  })
}
