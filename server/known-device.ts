import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from './env.ts'

/**
 * A device on which an account was signed in to before keeps a cookie that says so. Its guesses are counted apart, so
 * that a stranger who uses up an account's guesses does not keep its owner out (OWASP's "device cookies").
 */
export const DEVICE_COOKIE = 'known-device'

/** A new value for the cookie: a random part, and proof that it was given for this account. */
export function deviceFor(email: string): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${proof(nonce, email)}`
}

/** The device's own name when the cookie was given for this account; null for a stranger's device. */
export function knownDevice(cookie: string | undefined, email: string): string | null {
  const [nonce, given] = cookie?.split('.') ?? []
  if (!nonce || !given) return null
  const expected = Buffer.from(proof(nonce, email))
  const found = Buffer.from(given)
  return found.length === expected.length && timingSafeEqual(found, expected) ? nonce : null
}

function proof(nonce: string, email: string): string {
  return createHmac('sha256', env().secret)
    .update(`device ${nonce} ${email.trim().toLowerCase()}`)
    .digest('base64url')
}
