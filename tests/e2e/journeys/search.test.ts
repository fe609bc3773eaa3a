import { APP } from '../../../playwright.config.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a student searches with a slip of the pen and reads on where the words are', async ({ page }) => {
  await page.goto('/learn')
  await page.getByRole('search').getByLabel('Search lessons and questions').fill('failovr')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL('/learn?q=failovr')
  await expect(page.getByRole('status')).toHaveText(
    /^(\d+ results|The best 20 of \d+ results) for “failovr”\.$/,
  )
  const results = page.getByRole('region', { name: 'Results' })
  await expect(results.locator('mark').first()).toHaveText(/^failover$/i)
  await expect(page.getByLabel('Search lessons and questions')).toHaveValue('failovr')

  const lesson = results
    .getByRole('listitem')
    .filter({ hasText: /^Lesson/ })
    .first()
  const title = await lesson.getByRole('heading', { level: 3 }).innerText()
  await lesson.getByRole('link').click()
  await expect(page).toHaveURL(/\/learn\/[a-z-]+(#section-.+)?$/)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeAttached()
})

test('a lesson is found by its name, and its questions can be answered from the results', async ({
  page,
}) => {
  await page.goto('/learn?q=dax')
  const results = page.getByRole('region', { name: 'Results' })
  await expect(results.getByRole('link').filter({ hasText: 'DynamoDB Accelerator' })).toHaveAttribute(
    'href',
    '/learn/dax',
  )
  await results
    .getByRole('listitem')
    .filter({ hasText: /^Question/ })
    .first()
    .getByRole('link')
    .click()
  await expect(page).toHaveURL(/\/study\?question=[a-z0-9-]+$/)
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible()
})

test('a search that finds nothing says so and leaves the topics', async ({ page }) => {
  await page.goto('/learn?q=zzzz')
  await expect(page.getByRole('status')).toHaveText(/^Nothing found for “zzzz”\. Check the spelling/)
  await expect(page.getByRole('region', { name: 'Results' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Topics' }).getByRole('link').first()).toBeVisible()
})

test('an empty search asks for a word, a long one says what was left out', async ({ page }) => {
  await page.goto('/learn')
  await expect(page.getByRole('status')).toBeEmpty()
  await page.getByLabel('Search lessons and questions').press('Enter')
  await expect(page.getByRole('status')).toHaveText(/^Write a word or two/)
  await page.goto(`/learn?q=${encodeURIComponent(`dax ${'x'.repeat(200)}`)}`)
  await expect(page.getByRole('status')).toHaveText(/Only the first 100 characters were looked for\.$/)
  expect(await page.getByLabel('Search lessons and questions').inputValue()).toHaveLength(100)
})

test('what is typed is shown as text', async ({ page }) => {
  await page.goto(`/learn?q=${encodeURIComponent('<img src=x onerror=alert(1)> "dax" <b>')}`)
  await expect(page.getByRole('status')).toContainText('“<img src=x onerror=alert(1)> "dax" <b>”')
  await expect(page.locator('main img')).toHaveCount(0)
})

test('search works without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: APP })
  const page = await context.newPage()
  await page.goto('/learn')
  await page.getByLabel('Search lessons and questions').fill('microseconds')
  await page.getByLabel('Search lessons and questions').press('Enter')
  await expect(page).toHaveURL('/learn?q=microseconds')
  await expect(page.getByRole('status')).toContainText('for “microseconds”')
  await page.getByRole('link', { name: 'Clear the search' }).click()
  await expect(page).toHaveURL('/learn')
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`results are accessible and fit a phone, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      for (const query of ['multi-az failover', 'zzzz', 'x'.repeat(200)]) {
        await page.goto(`/learn?q=${query}`)
        await expectNoSidewaysScroll(page)
        await expectAccessible(page)
      }
    }
  })
}
