import type { Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { choose, expect, letters, test } from './fixtures.ts'

type Slot = { slot: number; question: Parameters<typeof letters>[0]; chosen: string[] }

async function start(page: Page): Promise<string> {
  await page.goto('/exam')
  await page.getByRole('button', { name: 'Start quick quiz' }).click()
  await expect(page).toHaveURL(/\/exam\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

async function slots(page: Page, id: string): Promise<Slot[]> {
  const response = await page.request.get(`/api/v1/attempts/${id}`)
  return ((await response.json()) as { slots: Slot[] }).slots
}

/** Lets the clock of this attempt run out, as `seconds` of waiting would. */
function age(id: string, seconds: number): void {
  inDatabase(APP, (database) => {
    const back = `-${seconds} seconds`
    const shifted = (column: string) => `${column} = strftime('%Y-%m-%dT%H:%M:%f+00:00', ${column}, ?)`
    database
      .prepare(`UPDATE Attempt SET ${shifted('startedAt')}, ${shifted('deadline')} WHERE id = ?`)
      .run(back, back, id)
  })
}

test('a quick quiz to its result: saved as chosen, resumed after a reload, graded once, every rationale told', async ({
  page,
}) => {
  const id = await start(page)
  const all = await slots(page, id)
  for (const { slot, question } of all) {
    await expect(page.getByRole('heading', { name: `Question ${slot} of 10` })).toBeVisible()
    await choose(page, letters(question, slot <= 7))
    await expect(page.getByText(/^Saved/)).toBeVisible()
    if (slot === 4) {
      await page.reload()
      await expect(page.getByRole('heading', { name: 'Question 4 of 10' })).toBeVisible()
      for (const letter of letters(question, true))
        await expect(page.locator(`main input[value="${letter}"]`)).toBeChecked()
    }
    await page
      .getByRole('button', { name: slot === 10 ? /Review/ : 'Next' })
      .first()
      .click()
  }
  await expect(page.getByRole('heading', { name: /10 answered/ })).toBeVisible()
  await page.getByRole('button', { name: 'Submit quiz' }).click()

  await expect(page).toHaveURL(/\/result$/)
  await expect(
    page
      .getByRole('main')
      .getByText(/7 of 10 right/)
      .first(),
  ).toBeVisible()
  await expect(
    page
      .getByRole('main')
      .getByText(/percentage/)
      .first(),
  ).toBeVisible()
  await page.getByText('Question 8', { exact: false }).first().click()
  await expect(page.getByText('Your choice').first()).toBeVisible()
  const reviews = inDatabase(APP, (database) =>
    database.prepare('SELECT COUNT(*) FROM Review WHERE attemptId = ?').pluck().get(id),
  )
  expect(reviews).toBe(10)
  await page.goto(`/exam/${id}`)
  await expect(page).toHaveURL(/\/result$/)
})

test('a quiz that runs out with the tab closed is closed at its deadline with what was saved', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const [first] = await slots(page, id)
  if (!first) throw new Error('a quiz has slots')
  await choose(page, letters(first.question, true))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.close()
  age(id, 20 * 60 + 30)

  const closed = () =>
    inDatabase(APP, (database) =>
      database.prepare('SELECT submittedAt = deadline, closedBy FROM Attempt WHERE id = ?').raw().get(id),
    )
  await expect.poll(closed, { timeout: 60_000 }).toEqual([1, 'expiry'])

  const later = await context.newPage()
  await later.goto('/exam')
  await later
    .getByRole('row', { name: /1 of 10 – the clock/ })
    .getByRole('link')
    .click()
  await expect(later).toHaveURL(/\/result$/)
  await expect(later.getByText(/time/i).first()).toBeVisible()
})

test('the sitting ends by itself when the time is over, with what was chosen', async ({ page }) => {
  const id = await start(page)
  age(id, 20 * 60 + 20)
  await page.reload()
  await expect(page).toHaveURL(/\/result$/)
  await expect(
    page
      .getByRole('main')
      .getByText(/0 of 10 right/)
      .first(),
  ).toBeVisible()
})

test('a quiz by keyboard alone: choose, go on, flag, review, submit with blanks after a question back', async ({
  page,
}) => {
  const id = await start(page)
  await expect(page.getByRole('heading', { name: 'Question 1 of 10' })).toBeVisible()
  const [first] = await slots(page, id)
  await expect(page.locator('main input').first()).toBeEnabled()
  for (let n = 1; n <= (first?.question.select ?? 1); n++) await page.keyboard.press(String(n))
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.keyboard.press('f')
  for (let slot = 2; slot <= 10; slot++) {
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: `Question ${slot} of 10` })).toBeVisible()
  }
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: /1 answered, 9 blank, 1 flagged/ })).toBeFocused()
  await page.getByRole('button', { name: 'Submit quiz' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('9 questions not answered')
  await page.getByRole('dialog').getByRole('button', { name: 'Submit quiz' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/result$/)
  // Displayed and left blank is a miss for the schedule too: ten reviews, nine of them quality 1.
  const blanks = inDatabase(APP, (database) =>
    database
      .prepare("SELECT COUNT(*) FROM Review WHERE attemptId = ? AND chosen = '[]' AND quality = 1")
      .pluck()
      .get(id),
  )
  expect(blanks).toBe(9)
})

test('offline, a choice is kept on the page and sent when the connection is back', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const [first] = await slots(page, id)
  if (!first) throw new Error('a quiz has slots')
  await expect(page.locator('main input').first()).toBeEnabled()
  await context.setOffline(true)
  await choose(page, letters(first.question, true))
  await expect(page.getByText(/Not saved/)).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/^Saved/)).toBeVisible({ timeout: 30_000 })
  expect((await slots(page, id))[0]?.chosen.toSorted()).toEqual(letters(first.question, true))
})

test('somebody else’s quiz and one that never was are not found', async ({ page, browser }) => {
  const stranger = await (await browser.newContext({ baseURL: APP })).newPage()
  const id = await start(stranger)
  await start(page)
  for (const path of [
    `/exam/${id}`,
    `/exam/${id}/result`,
    '/exam/01a1fd76-0000-7000-8000-000000000000',
    '/exam/nonsense',
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await stranger.context().close()
})
