import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { choose, expect, letters, option, test } from './fixtures.ts'
import { age, queuedOnDevice, singleSlot, slotOf, start } from './sitting.ts'

test('at 30, 10, 5 and 1 minute the time and what is not answered are said, politely', async ({ page }) => {
  const id = await start(page, 'full')
  const { question } = await slotOf(page, id, 1)
  await choose(page, letters(question, true))
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  const said = page.getByRole('status').filter({ hasText: /minutes? left/ })
  await expect(said).toHaveCount(0)
  // A slow machine may be told a little later: of the minute that has begun by then.
  for (const [seconds, words] of [
    [100 * 60 + 2, /^(30|29) minutes left, 64 questions not answered\.$/],
    [20 * 60, /^(10|9) minutes left, 64 questions not answered\.$/],
    [5 * 60, /^(5|4) minutes left, 64 questions not answered\.$/],
    [4 * 60, /^1 minute left, 64 questions not answered\.$/],
  ] as const) {
    age(id, seconds)
    // Back at the page, it asks the server for the time.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect(said).toHaveText(words)
  }
})

test('with single keys switched off, none of them answers, flags or moves; “?” still lists them', async ({
  page,
}) => {
  const id = await start(page)
  inDatabase(APP, (database) =>
    database
      .prepare(
        'UPDATE Profile SET singleKeys = 0 WHERE userId = (SELECT studentId FROM Attempt WHERE id = ?)',
      )
      .run(id),
  )
  await page.reload()
  await expect(option(page, 'a')).toBeEnabled()
  for (const key of ['1', 'a', 'f', 'n', 'r', 'Shift+Digit1']) await page.keyboard.press(key)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys on this page' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Question 1 of 10' })).toBeVisible()
  await expect(page.locator('fieldset input:checked')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Flag', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})

test('a busy server is named, waited for as long as it asks, and then has the answer', async ({ page }) => {
  const id = await start(page)
  const { slot, question } = await singleSlot(page, id)
  await page.goto(`/exam/${id}?question=${slot}`)
  await expect(page.getByText(/^Saved/)).toBeVisible()
  let isBusy = true
  await page.route('**/responses/*', (route) =>
    isBusy ? route.fulfill({ status: 503, headers: { 'retry-after': '1' } }) : route.continue(),
  )
  await choose(page, letters(question, true))
  await expect(
    page.getByText('The server is busy: 1 answer is kept on this device, trying again'),
  ).toBeVisible()
  isBusy = false
  await expect(page.getByText(/^Saved \d/)).toBeVisible({ timeout: 30_000 })
  expect((await slotOf(page, id, slot)).chosen).toEqual(letters(question, true))
})

test('reloaded with an answer on its way, the same tab shows it and sends it', async ({ page }) => {
  const id = await start(page)
  const { slot, question } = await singleSlot(page, id)
  await page.goto(`/exam/${id}?question=${slot}`)
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.route('**/responses/*', (route) => route.abort('internetdisconnected'))
  await choose(page, letters(question, true))
  await expect(page.getByText(/^Offline: 1 answer is kept/)).toBeVisible()
  await page.unroute('**/responses/*')
  await page.reload()
  for (const letter of letters(question, true)) await expect(option(page, letter)).toBeChecked()
  await expect.poll(() => queuedOnDevice(page)).toEqual([])
  expect((await slotOf(page, id, slot)).chosen).toEqual(letters(question, true))
})
