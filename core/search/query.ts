/** How much of what is typed is searched for. */
export const QUERY_LENGTH = 100

export type Query = { text: string; wasCut: boolean }

/** What somebody typed, on one line without control characters, cut after 100 characters. */
export function readQuery(written: string): Query {
  const characters = [...written.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim()]
  return {
    text: characters.slice(0, QUERY_LENGTH).join('').trim(),
    wasCut: characters.length > QUERY_LENGTH,
  }
}
