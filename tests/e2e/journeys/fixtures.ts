import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Browser, type Locator, type Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase, keyLetters } from '../../support/served.ts'

type Shown = {
  questionId: string
  version: number
  select: number
  options: { label: string; html: string }[]
}

/** A page on which a console error, an exception, a policy violation or a request to another origin fails the test. */
export const test = base.extend<{ page: Page }>({
  context: async ({ context, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) context.on('page', waitForReact)
    await use(context)
  },
  page: async ({ page, baseURL }, use) => {
    const problems: string[] = []
    page.on('console', (message) => {
      // The browser reports every refused or failed load; the tests that provoke one mean it.
      const isMeant =
        /status of (400|401|404|409|503)|ERR_(INTERNET_DISCONNECTED|CONNECTION_\w+|EMPTY_RESPONSE|NETWORK_CHANGED)/.test(
          message.text(),
        )
      if (message.type() === 'error' && !isMeant) problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== baseURL) problems.push(`request to ${origin}`)
    })
    await use(page)
    expect(problems).toEqual([])
  },
})

export { expect }

/** Somebody else’s browser, or another device. */
export async function elsewhere(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL })
  context.on('page', waitForReact)
  return context.newPage()
}

/** What is typed or pressed before React has taken a page over is not React’s: opening one waits for that. */
function waitForReact(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...args) => {
    const response = await goto(...args)
    await page.waitForFunction(isReact)
    return response
  }
  page.reload = async (...args) => {
    const response = await reload(...args)
    await page.waitForFunction(isReact)
    return response
  }
}

/**
 * React leaves a mark on every element that it has taken over. What authors wrote is HTML to it, and so are the hidden
 * fields that a form needs without it.
 */
function isReact(): boolean {
  return [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea')]
    .filter((element) => !element.closest('.prose'))
    .every((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')))
}

/** What the page is showing, asked of the server with the page's own cookies. */
export async function shownQuestion(page: Page, query = ''): Promise<Shown> {
  const response = await page.request.get(`/api/v1/study/next${query}`)
  const { question } = (await response.json()) as { question: Shown }
  return question
}

/** Letters that answer the question right, or wrong. */
export function letters(question: Shown, right: boolean): string[] {
  const key = keyLetters(APP, question)
  if (right) return key
  return question.options
    .map(({ label }) => label)
    .filter((label) => !key.includes(label))
    .slice(0, question.select)
}

/** Chooses options by their letters, as a reader of the page would: by pressing the row. */
export async function choose(page: Page, chosen: string[]): Promise<void> {
  for (const letter of chosen) {
    const input = option(page, letter)
    await expect(input).toBeEnabled()
    if (!(await input.isChecked())) await optionRow(page, letter).click()
    await expect(input).toBeChecked()
  }
}

/** The row of an option, which is its target. */
export function optionRow(page: Page, letter: string): Locator {
  return page.locator('fieldset label').filter({ has: page.locator(`input[value="${letter}"]`) })
}

/** The box or radio button of an option. */
export function option(page: Page, letter: string): Locator {
  return page.locator(`fieldset input[value="${letter}"]:is([type=radio],[type=checkbox])`)
}

/** Answers what the page shows, by mouse, and waits for the verdict. */
export async function answer(page: Page, right: boolean, query = ''): Promise<Shown> {
  const question = await shownQuestion(page, query)
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  await choose(page, letters(question, right))
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('status').filter({ hasText: right ? 'Right.' : 'Not right.' })).toBeVisible()
  return question
}

/** Makes the visitor a guest with few new questions a day, so that a session has an end. */
export async function limitNewPerDay(page: Page, newPerDay: number): Promise<void> {
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes('session_token'))
  const token = decodeURIComponent(cookie?.value ?? '').split('.')[0]
  inDatabase(APP, (database) =>
    database
      .prepare('UPDATE Profile SET newPerDay = ? WHERE userId = (SELECT userId FROM Session WHERE token = ?)')
      .run(newPerDay, token),
  )
}

/** No accessibility violation that axe finds by the WCAG 2.2 AA rules. */
export async function expectAccessible(page: Page): Promise<void> {
  // At its end the bar at the lower edge has its own place: above, whatever it half covers would count as too small.
  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight }))
  // A colour half-way through its transition is nobody's reading.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([])
}

/** Nothing is cut off or scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over).toBeLessThanOrEqual(0)
}
