/** What is stored of a text: the hash of what students see, and of the file it was last seeded from, if ever. */
export type StoredHashes = { contentHash: string; seededHash: string | null }

/**
 * What seeding does with a file. `same`: the file says nothing new, whatever the app made of it since. `keep`: changed
 * in the file and in the app, so that the app's text stays and both are named.
 */
export function seedDecision(
  fileHash: string,
  stored: StoredHashes | undefined,
): 'create' | 'same' | 'update' | 'keep' {
  if (!stored) return 'create'
  if (fileHash === stored.contentHash || fileHash === stored.seededHash) return 'same'
  return stored.contentHash === stored.seededHash ? 'update' : 'keep'
}
