import { spawnSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { createOwnServer } from '../../support/own-server.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

// A student with a history has to be made on a database without accounts: a server of its own.
const ORIGIN = 'http://localhost:3117'
const server = createOwnServer(ORIGIN)

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.use({ baseURL: ORIGIN })
test.beforeAll(async () => {
  await server.start({ again: false })
})
test.afterAll(async () => {
  await server.stop()
})

/** Makes a demo student as an operator would, and signs in with what was printed. */
async function signInAsDemo(page: Page, ...options: string[]): Promise<void> {
  const { port } = new URL(ORIGIN)
  const { stdout, stderr } = spawnSync('npm', ['run', '-s', 'db', '--', 'demo', ...options], {
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: `file:./tests/.artifacts/serve-${port}.db`,
      AUTH_SECRET: 'a secret for tests only, 32 characters',
      PORT: port,
      APP_URL: '',
    },
  })
  const [, email = '', password = ''] = /as (\S+) with (\S+)/.exec(stdout) ?? []
  expect(email, stderr).not.toBe('')
  await page.goto('/sign-in?next=/progress')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/progress')
}

const QUESTIONS = ['Am I ready?', 'What is weak?', 'What should I do today?', 'Am I on track for my date?']

test('sixty days of history: four questions answered, every picture with its words and its table', async ({
  page,
}) => {
  await signInAsDemo(page)
  const main = page.getByRole('main')
  const headings = await main.getByRole('heading', { level: 2 }).allTextContents()
  expect(headings.filter((heading) => QUESTIONS.includes(heading))).toEqual(QUESTIONS)
  const ready = page.getByRole('region', { name: 'Am I ready?' })
  await expect(
    ready.getByText(/An exam today would score between \d+ and \d+, most likely \d+ \(80 %\)/),
  ).toBeVisible()
  await expect(ready.getByRole('img', { name: /^What an exam today would score/ })).toBeVisible()
  await expect(ready.getByText(/if it were worth nothing, the middle would be \d+/)).toBeVisible()
  for (const picture of [
    'Share right in the last exams, oldest first',
    'Foretold and real scores of full exams',
    'Foretold chances and what came of them',
    'Median time per question, exam by exam',
    'Accuracy by part of full exams',
  ]) {
    await expect(ready.getByRole('img', { name: picture })).toHaveAccessibleDescription(/\d/)
    const figure = ready.getByRole('figure').filter({ has: page.getByRole('img', { name: picture }) })
    await figure.getByText('The same as a table').click()
    await expect(figure.getByRole('table')).toBeVisible()
  }
  const today = page.getByRole('region', { name: 'What should I do today?' })
  await expect(today.getByRole('img', { name: /In the last year you studied on \d+ days/ })).toBeVisible()
  await expect(today.getByRole('link', { name: 'Go on studying' })).toHaveAttribute('href', '/study')
})

test('it is accessible and fits, on a phone and a screen, light and dark, and prints on two sheets at most', async ({
  page,
}) => {
  await signInAsDemo(page)
  for (const [width, colorScheme] of [
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 844 })
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2)
})

test('the result of an exam says what had been foretold of it', async ({ page }) => {
  await signInAsDemo(page)
  const ready = page.getByRole('region', { name: 'Am I ready?' })
  const trend = ready.getByRole('figure').filter({ has: page.getByRole('img', { name: /^Share right/ }) })
  await trend.getByText('The same as a table').click()
  await trend
    .getByRole('row', { name: /Full exam/ })
    .first()
    .getByRole('link')
    .click()
  await expect(page).toHaveURL(/\/result$/)
  await expect(
    page.getByText(/between \d+ and \d+ had been foretold, most likely \d+ \(80 %\)/),
  ).toBeVisible()
})

test('five answers: it says what is missing, and one click practises just that', async ({ page }) => {
  await signInAsDemo(page, '--responses', '5')
  const ready = page.getByRole('region', { name: 'Am I ready?' })
  await expect(ready.getByText(/^Not enough data yet: \d+ more in Domain 1/)).toBeVisible()
  await expect(ready.getByText('You have not sat an exam here yet.')).toBeVisible()
  await expectAccessible(page)
  await ready.getByRole('link', { name: /more in Domain 4/ }).click()
  await expect(page).toHaveURL('/study?domain=4')
  await expect(page.getByText(/Task 4\.\d|4\.\d/).first()).toBeVisible()
})

test('no answers: one sentence and one button', async ({ page }) => {
  await signInAsDemo(page, '--responses', '0')
  await expect(page.getByRole('heading', { name: 'No progress to show yet' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Start studying' })).toBeVisible()
})
