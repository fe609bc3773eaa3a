import { randomUUID } from 'node:crypto'
import { signIn, signUp, type Outcome } from '#server/accounts.ts'
import { db } from '#server/db.ts'
import { hash } from '#server/passwords.ts'
import { createGuest, currentStudent, type Student } from '#server/session.ts'

export const PASSWORD = 'four quiet winter lamps'

/** A browser as far as the server sees one: the cookies it holds. */
export type Browser = { headers: Headers; jar: Map<string, string> }

export function createBrowser(given: Record<string, string> = {}): Browser {
  return {
    headers: new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux) Chrome/156.0', ...given }),
    jar: new Map(),
  }
}

/** Takes over the cookies of an answer. */
export function keep(browser: Browser, setCookies: string[]): void {
  for (const setCookie of setCookies) {
    const [pair = '', ...attributes] = setCookie.split(';')
    const [name = '', ...value] = pair.split('=')
    const isGone = attributes.some((each) => /^\s*max-age=0$/i.test(each))
    if (isGone) browser.jar.delete(name)
    else browser.jar.set(name, value.join('='))
  }
  browser.headers.set('cookie', [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; '))
}

/** Signs up, and in; fails when it is refused. */
export async function signUpAs(
  browser: Browser,
  email: string,
  { name = 'Ada', password = PASSWORD } = {},
): Promise<Student> {
  return must(browser, await signUp(browser.headers, { name, email, password }))
}

let passwordHash: Promise<string> | undefined

/** Accounts with the usual password, without the time that signing up takes. */
export async function createAccounts(emails: string[]): Promise<void> {
  passwordHash ??= hash(PASSWORD)
  const password = await passwordHash
  for (const email of emails) {
    const id = randomUUID()
    const account = { accountId: id, providerId: 'credential', password }
    await db().user.create({ data: { id, name: email, email, accounts: { create: account } } })
  }
}

/** Signs in; fails when it is refused. */
export async function signInAs(browser: Browser, email: string, password = PASSWORD): Promise<Student> {
  return must(browser, await signIn(browser.headers, { email, password, remember: true }))
}

async function must(browser: Browser, outcome: Outcome): Promise<Student> {
  if (!outcome.ok) throw new Error(`refused: ${outcome.message}`)
  keep(browser, outcome.cookies)
  return whoIs(browser)
}

/** Who a browser is signed in as; fails when it is nobody. */
export async function whoIs(browser: Browser): Promise<Student> {
  const student = await currentStudent(browser.headers)
  if (!student) throw new Error('nobody is signed in')
  return student
}

/** Makes a guest, as the first answer does. */
export async function becomeGuest(browser: Browser): Promise<Student> {
  const made = await createGuest(browser.headers)
  if (!made) throw new Error('no guest could be made')
  keep(browser, made.cookies)
  return made.student
}
