import { answer, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('a lesson leads to its questions', async ({ page }) => {
  await page.goto('/learn')
  await page
    .getByRole('link', { name: /DynamoDB Accelerator/ })
    .first()
    .click()
  await expect(page).toHaveURL('/learn/dax')
  await expect(page.locator('figure.diagram svg').first()).toBeVisible()
  await expect(page.getByText('What people get wrong').first()).toBeVisible()
  await expect(page.getByText('Changed since').first()).toBeVisible()
  await page.getByRole('link', { name: /Practise this topic/ }).click()
  await expect(page).toHaveURL('/study?topic=dax')
  const question = await answer(page, true, '?topic=dax')
  expect(question.questionId.length).toBeGreaterThan(2)
  await expect(page.getByText(/DynamoDB Accelerator/).first()).toBeVisible()
})

test('a page beside the lessons leads into them', async ({ page }) => {
  await page.goto('/learn')
  await page
    .getByRole('region', { name: 'Two pages the exam rewards' })
    .getByRole('link', { name: 'Which database?' })
    .click()
  await expect(page).toHaveURL('/learn/which-database')
  await expect(page.getByText('What people get wrong').first()).toBeVisible()
  await page.getByRole('article').getByRole('link', { name: 'Choosing a database' }).first().click()
  await expect(page).toHaveURL('/learn/choosing-a-database')
})

test('progress shows topics with n, and one click practises a weak one', async ({ page }) => {
  await page.goto('/progress')
  await expect(page.getByRole('main')).toContainText(/answer/i)
  await page.goto('/study?topic=neptune')
  await answer(page, false, '?topic=neptune')
  await page.goto('/progress')
  // The table begins with what weighs most; the rest stands behind it.
  await page.getByText(/^\d+ more topics$/).click()
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: /Neptune/ })
      .first(),
  ).toBeVisible()
  await page
    .getByRole('link', { name: /Practise.*Neptune|Neptune.*practise/i })
    .first()
    .click()
  await expect(page).toHaveURL(/topic=neptune/)
})

test('settings are kept: theme and zone on the device, new per day with the answers', async ({ page }) => {
  await page.goto('/settings')
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await page.getByRole('button', { name: /Save/ }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/study')
  await answer(page, true)
  await page.goto('/settings')
  await page.getByLabel('New questions a day').fill('7')
  await page.getByRole('button', { name: /Save/ }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/study')
  await expect(page.getByText('6 new left')).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByLabel('New questions a day')).toHaveValue('7')
  await page.getByLabel('New questions a day').fill('900')
  await page.getByRole('button', { name: /Save/ }).click()
  await expect(page.getByText(/0 to 200/).first()).toBeVisible()
})

const PAGES = [
  '/',
  '/study',
  '/study?question=opensearch-domain-resilience',
  '/exam',
  '/progress',
  '/learn',
  '/learn?q=dax',
  '/learn/dax',
  '/learn/rds-multi-az',
  '/learn/which-database',
  '/learn/numbers-to-know',
  '/settings',
  '/nowhere',
]

// Acceptance list A60 and A62 for these pages.
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 390, 1280]) {
    test(`every page is accessible and fits at ${width} px, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(120_000)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 844 })
      for (const path of PAGES) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached()
        await expectNoSidewaysScroll(page)
        await expectAccessible(page)
      }
      await page.goto('/study')
      await answer(page, false)
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
      for (const path of ['/', '/progress', '/settings']) {
        await page.goto(path)
        await expectNoSidewaysScroll(page)
        await expectAccessible(page)
      }
    })
  }
}

test('an exam is accessible while sitting, before submitting and in its result', async ({ page }) => {
  test.setTimeout(120_000)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/exam')
    await page.getByRole('button', { name: 'Start quick quiz' }).click()
    await expect(page.getByRole('heading', { name: 'Question 1 of 10' })).toBeVisible()
    await expect(page.getByText(/^Saved/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Review and submit' }).first().click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Submit exam' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Submit exam' }).click()
    await expect(page).toHaveURL(/\/result$/)
    await expectAccessible(page)
  }
})

test('a phone of 390 px studies, sits and reads', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  await page.getByRole('link', { name: 'Start studying' }).click()
  // The start page shows the same question: it must have given way.
  await expect(page.getByRole('heading', { name: 'Study', level: 1 })).toBeVisible()
  await answer(page, true)
  await expectNoSidewaysScroll(page)
  const next = page.getByRole('button', { name: 'Next question' })
  const box = await next.boundingBox()
  expect(box && box.height >= 44 && box.y + box.height <= 844).toBe(true)
  await page.goto('/learn/dax')
  await expect(page.locator('figure.diagram').first()).toBeVisible()
  await expectNoSidewaysScroll(page)
})
