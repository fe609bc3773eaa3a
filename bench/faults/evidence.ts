import Sqlite from 'better-sqlite3'
import type { Client, Save } from './client.ts'

export type Evidence = { lost: string[]; doubled: string[] }

type SlotRow = { slot: number; seq: number; chosen: string; order: string }
type ReviewRow = { id: string; key: string }

/**
 * What is on disk against what clients were told: every acknowledged save, or the newer one that had no answer yet;
 * every acknowledged review under its key, once; no review that nobody sent.
 */
export function evidence(file: string, clients: Client[]): Evidence {
  const database = new Sqlite(file, { fileMustExist: true, timeout: 5000 })
  try {
    const found: Evidence = { lost: [], doubled: [] }
    for (const client of clients) {
      const slots = database
        .prepare('SELECT slot, seq, chosen, "order" FROM Slot WHERE attemptId = ?')
        .all(client.attemptId) as SlotRow[]
      found.lost.push(...lostSaves(client, slots))
      const reviews = database
        .prepare(
          'SELECT id, key FROM Review WHERE attemptId IS NULL AND studentId = (SELECT studentId FROM Attempt WHERE id = ?)',
        )
        .all(client.attemptId) as ReviewRow[]
      found.lost.push(...lostReviews(client, reviews))
      found.doubled.push(...doubledReviews(client, reviews))
    }
    return found
  } finally {
    database.close()
  }
}

function lostSaves(client: Client, rows: SlotRow[]): string[] {
  const bySlot = new Map(rows.map((row) => [row.slot, row]))
  return [...client.slots].flatMap(([slot, { acknowledged, sent }]) => {
    if (!acknowledged) return []
    const row = bySlot.get(slot)
    const stands =
      row !== undefined && [acknowledged, sent].some((each) => each !== null && isStored(each, row))
    return stands ? [] : [`attempt ${client.attemptId}, slot ${slot}: save ${acknowledged.seq} is not there`]
  })
}

function isStored({ seq, chosen }: Save, row: SlotRow): boolean {
  const order = JSON.parse(row.order) as number[]
  const letters = (JSON.parse(row.chosen) as number[]).map((place) => 'abcdefgh'[order.indexOf(place)])
  return row.seq === seq && letters.toSorted().join() === chosen.toSorted().join()
}

function lostReviews(client: Client, rows: ReviewRow[]): string[] {
  const ids = new Map(rows.map(({ id, key }) => [key, id]))
  return [...client.reviews].flatMap(([key, { reviewId }]) =>
    reviewId === null || ids.get(key) === reviewId ? [] : [`review ${reviewId} under ${key} is not there`],
  )
}

function doubledReviews(client: Client, rows: ReviewRow[]): string[] {
  const keys = rows.map(({ key }) => key)
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
  const strange = keys.filter((key) => !client.reviews.has(key))
  return [...twice.map((key) => `twice: ${key}`), ...strange.map((key) => `nobody sent ${key}`)]
}
