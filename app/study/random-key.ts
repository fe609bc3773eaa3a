/** A random UUID. `crypto.randomUUID` is missing where the app is served over plain http on a home network; this is not. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, place) => stamped(byte, place).toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Version 4, variant 1 (RFC 9562). */
function stamped(byte: number, place: number): number {
  if (place === 6) return (byte & 0x0f) | 0x40
  if (place === 8) return (byte & 0x3f) | 0x80
  return byte
}
