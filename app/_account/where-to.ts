import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { ownPath } from '#core/own-path.ts'
import { keepCookies } from '#server/session.ts'

/** Somebody else is here now: keeps the new cookies, forgets every page drawn for who was here before, and goes on. */
export async function goOnAs(cookies: string[], wanted: unknown): Promise<never> {
  await keepCookies(cookies)
  revalidatePath('/', 'layout')
  redirect(ownPath(wanted))
}
