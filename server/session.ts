import 'server-only'
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies'
import { cache } from 'react'
import { cookies, headers } from 'next/headers'
import { auth } from './auth.ts'
import { db } from './db.ts'
import { newPersonAllowed } from './new-people.ts'
import { ensureProfile } from './new-profile.ts'
import { feedHash } from './plan-feed.ts'
import { readProfile, themeFrom, zoneFrom, type Settings, type Theme } from './profile-columns.ts'

export type { Theme } from './profile-columns.ts'
export type Role = 'student' | 'instructor' | 'admin'

/** Somebody whose answers are kept, guest or account. Only this file makes one. */
export type Student = {
  id: string
  name: string
  email: string
  isGuest: boolean
  role: Role
} & Settings

/** Students who may also write and correct questions. */
export type Instructor = Student & { role: 'instructor' | 'admin' }
/** Instructors who may also say who is what. */
export type Admin = Student & { role: 'admin' }

export type Viewer = { student: Student | null; timeZone: string; theme: Theme }

/** Who is looking, with the zone and theme to show things in; reads only, makes nobody. Asked once per request. */
export function viewer(): Promise<Viewer> {
  return viewerOfRequest()
}

const viewerOfRequest = cache(readViewer)

async function readViewer(): Promise<Viewer> {
  const student = await currentStudent(await headers())
  if (student) return { student, timeZone: student.timeZone, theme: student.theme }
  const jar = await cookies()
  return {
    student: null,
    timeZone: zoneFrom(jar.get('tz')?.value),
    theme: themeFrom(jar.get('theme')?.value),
  }
}

/** The student of a request's cookies, read from the database each time so that a ban or a new role counts at once. */
export async function currentStudent(requestHeaders: Headers): Promise<Student | null> {
  // better-auth refreshes an ageing session while answering; that Set-Cookie is lost here, so it must not happen here.
  const found = await auth().api.getSession({ headers: requestHeaders, query: { disableRefresh: true } })
  return found ? studentOf(found.user.id) : null
}

/** Whose plan a calendar may read under this link; null for one that was revoked or never made. */
export async function studentOfFeed(token: string): Promise<Student | null> {
  const feed = await db().planFeed.findUnique({
    where: { tokenHash: feedHash(token) },
    select: { studentId: true },
  })
  return feed && studentOf(feed.studentId)
}

/**
 * The student of a request that writes, with the cookies to answer with: an ageing session is extended here, so that
 * who studies stays signed in. A page cannot set cookies while it is drawn; it asks `currentStudent`.
 */
export async function studentToAnswer(
  requestHeaders: Headers,
): Promise<{ student: Student | null; cookies: string[] }> {
  const { headers: answered, response } = await auth().api.getSession({
    headers: requestHeaders,
    returnHeaders: true,
  })
  return {
    student: response ? await studentOf(response.user.id) : null,
    cookies: answered?.getSetCookie() ?? [],
  }
}

/** The person as an administrator, if they are one now. */
export function asAdmin(student: Student | null): Admin | null {
  return student && isAdmin(student) ? student : null
}

/** The person as somebody who may write questions, if they are one now. */
export function asInstructor(student: Student | null): Instructor | null {
  return student && isInstructor(student) ? student : null
}

function isInstructor(student: Student): student is Instructor {
  return (student.role === 'instructor' || student.role === 'admin') && !student.isGuest
}

function isAdmin(student: Student): student is Admin {
  return student.role === 'admin' && !student.isGuest
}

/**
 * Makes a guest with a session; answers with the guest and the cookies to set. For the first valid response only.
 * Null when so many came at once that this one has to wait a minute.
 */
export async function createGuest(
  requestHeaders: Headers,
): Promise<{ student: Student; cookies: string[] } | null> {
  if (!(await newPersonAllowed(requestHeaders))) return null
  // Without the old cookies: one that no longer signs anybody in must not keep a new guest from being made.
  const { headers: answered, response } = await auth().api.signInAnonymous({
    headers: new Headers(),
    returnHeaders: true,
  })
  await ensureProfile(response.user.id, requestHeaders)
  const student = await studentOf(response.user.id)
  if (!student) throw new Error('the guest just made cannot be read back')
  return { student, cookies: answered.getSetCookie() }
}

/** The person with this id as a student; null when there is nobody, or somebody disabled. */
export async function studentOf(id: string): Promise<Student | null> {
  const user = await db().user.findUnique({
    where: { id },
    select: { id: true, name: true, email: true, isAnonymous: true, role: true, banned: true, profile: true },
  })
  if (!user || user.banned) return null
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    isGuest: user.isAnonymous,
    role: roleFrom(user.role),
    ...readProfile(user.profile),
  }
}

function roleFrom(value: string): Role {
  return value === 'instructor' || value === 'admin' ? value : 'student'
}

/** Answers a form with the cookies that better-auth asked to be set. */
export async function keepCookies(setCookies: string[]): Promise<void> {
  const jar = await cookies()
  for (const setCookie of setCookies) {
    for (const [name, attributes] of parseSetCookieHeader(setCookie))
      jar.set(name, attributes.value, toCookieOptions(attributes))
  }
}
