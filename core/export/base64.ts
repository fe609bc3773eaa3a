/** Bytes so that whole strings are not built of millions of arguments. */
const CHUNK = 8192

/** The bytes in base64, as files are written into XML. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK)))
  return btoa(parts.join(''))
}
