import { useSyncExternalStore } from 'react'

/**
 * Whether React has taken over the page. Until then a form must not take choices: the browser would show a choice that
 * React does not know, and submit the form by itself.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
}

function neverChanges() {
  return () => {}
}
