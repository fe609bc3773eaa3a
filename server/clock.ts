import 'server-only'

/** The one reader of the clock. */
export function now(): Date {
  return new Date()
}
