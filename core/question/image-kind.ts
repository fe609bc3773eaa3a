export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp'

const STARTS: [ImageKind, RegExp][] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBPVP8/],
]

/** The kind of picture that a file begins as, by its first bytes; null when it is none of the four. */
export function startsLikeImage(bytes: Uint8Array): ImageKind | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  return STARTS.find(([, pattern]) => pattern.test(start))?.[0] ?? null
}
