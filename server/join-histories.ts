import 'server-only'
import { log } from './log.ts'
import { mergeGuest, requestMerge } from './merge-guest.ts'

/**
 * Makes a guest's history part of the account that was just signed in to. Noted first and done then: should it fail,
 * the sign-in stands, both histories are whole, and the sweep tries again until it is done.
 */
export async function joinHistories(guestId: string, accountId: string, now: Date): Promise<void> {
  await requestMerge(guestId, accountId, now)
  try {
    await mergeGuest(guestId, now)
  } catch (error) {
    log().error({ error, guest: guestId, account: accountId }, 'a guest’s history could not be joined yet')
  }
}
