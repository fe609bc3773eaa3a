import { test, expect, type Browser, type BrowserContext } from '@playwright/test'
import { html } from '../../core/markdown/render-text.ts'
import { createOwnServer } from '../../support/own-server.ts'
import { inDatabase } from '../../support/served.ts'
import { servedPerson } from '../../support/served-people.ts'
import { XSS_CORPUS } from '../../support/xss-corpus.ts'

// Acceptance list A16, and the day on which the sanitiser fails (threat 25): then the policy of the page stands alone.
const ORIGIN = 'http://localhost:3111'
const server = createOwnServer(ORIGIN)

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  await server.start({ again: false })
})
test.afterAll(async () => {
  await server.stop()
})

const QUESTION = 'dax-node-failover'
const TOPIC = 'dax'

type Texts = { html: string; text: string }

/** Puts the corpus wherever a page shows what somebody wrote. */
function plant({ html: markup, text }: Texts, ids: string[]): void {
  inDatabase(ORIGIN, (database) => {
    const { presented, answer } = database
      .prepare('SELECT presented, answer FROM QuestionVersion WHERE questionId = ?')
      .get(QUESTION) as { presented: string; answer: string }
    const { options } = JSON.parse(presented) as { options: string[] }
    const told = JSON.parse(answer) as Record<string, unknown>
    const everywhere = Object.fromEntries(
      ['explanation', 'remember', 'references'].map((part) => [part, markup]),
    )
    const sources = [{ title: text.slice(0, 300), url: 'https://docs.aws.amazon.com/x.html' }]
    database
      .prepare('UPDATE QuestionVersion SET title = ?, presented = ?, answer = ? WHERE questionId = ?')
      .run(
        text.slice(0, 300),
        JSON.stringify({ stem: markup, options: options.map((_, place) => `${markup}<p>${place}</p>`) }),
        JSON.stringify({ ...told, ...everywhere, rationales: options.map(() => markup), sources }),
        QUESTION,
      )
    database.prepare('UPDATE Topic SET title = ?, description = ? WHERE id = ?').run(text, text, TOPIC)
    database.prepare('UPDATE Lesson SET title = ?, summary = ?, html = ?').run(text, text, markup)
    for (const id of ids)
      database.prepare('UPDATE User SET name = ?, banReason = ? WHERE id = ?').run(text, text, id)
    database.prepare('UPDATE AuditEntry SET reason = ?').run(text)
  })
}

/** Reads every page that shows it; answers with what ran and where anything was asked elsewhere. */
async function read(browser: Browser, cookie: string, ids: string[], answers: boolean): Promise<string[]> {
  const context = await browser.newContext({ baseURL: ORIGIN })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: ORIGIN }])
  const found: string[] = []
  await watch(context, found)
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    found.push(`dialog on ${page.url()}`)
    void dialog.dismiss()
  })
  const query = encodeURIComponent(XSS_CORPUS[0] ?? '')
  for (const path of [
    `/study?question=${QUESTION}`,
    '/learn',
    `/learn/${TOPIC}`,
    `/learn?q=${query}`,
    `/sign-in?next=${query}`,
    `/admin/people?q=${query}&page=${query}`,
    '/admin/people',
    '/admin/audit',
    ...ids.map((id) => `/admin/people/${id}`),
    '/progress',
    '/account',
    '/settings',
    '/',
  ]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    if (path.startsWith('/study') && answers) await answer(page)
    await page.evaluate(() => document.getAnimations().length)
    if (await page.evaluate(() => '__x' in window)) found.push(`script ran on ${path}`)
  }
  await context.close()
  return found
}

async function answer(page: Awaited<ReturnType<BrowserContext['newPage']>>): Promise<void> {
  const first = page.locator('main input[type=radio], main input[type=checkbox]').first()
  await expect(first).toBeEnabled()
  await first.check({ force: true })
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /[Rr]ight/ })
      .first(),
  ).toBeVisible()
}

async function watch(context: BrowserContext, found: string[]): Promise<void> {
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== ORIGIN,
    (route) => {
      found.push(`request to ${route.request().url()}`)
      return route.abort()
    },
  )
}

async function somebody(): Promise<{ cookie: string; ids: string[] }> {
  const admin = await servedPerson(ORIGIN, { role: 'admin' })
  const other = await servedPerson(ORIGIN)
  inDatabase(ORIGIN, (database) =>
    database
      .prepare(
        "INSERT INTO AuditEntry (id, at, action, actorId, subjectId) VALUES (?, '2026-11-24T10:00:00.000+00:00', 'x', ?, ?)",
      )
      .run(admin.id, admin.id, other.id),
  )
  return { cookie: admin.cookie, ids: [admin.id, other.id] }
}

test('a hundred ways to run a script run none, and nothing is asked of another site', async ({ browser }) => {
  expect(XSS_CORPUS.length).toBeGreaterThanOrEqual(100)
  const { cookie, ids } = await somebody()
  plant({ html: XSS_CORPUS.map((payload) => html(payload)).join('\n'), text: XSS_CORPUS.join(' ') }, ids)
  expect(await read(browser, cookie, ids, true)).toEqual([])
})

test('should the sanitiser let all of it through, the page’s own policy runs no script of it', async ({
  browser,
}) => {
  const { cookie, ids } = await somebody()
  // Without what only moves the reader away: that is no script, and the page would be left before it is read.
  const raw = XSS_CORPUS.filter(
    (payload) =>
      !/http-equiv|<form|<\/main|srcdoc|<!--|<!\[CDATA|<style|<template|<noscript|<math/.test(payload),
  )
  expect(raw.length).toBeGreaterThanOrEqual(80)
  plant({ html: raw.map((payload) => `<div>${payload}</div>`).join('\n'), text: 'plain' }, ids)
  // Raw markup swallows the page’s own form: it is looked at, not answered.
  expect(await read(browser, cookie, ids, false)).toEqual([])
})
