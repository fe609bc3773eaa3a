import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { choose, elsewhere, expect, letters, option, test } from './fixtures.ts'
import { age, slots, start } from './sitting.ts'

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
      for (const letter of letters(question, true)) await expect(option(page, letter)).toBeChecked()
    }
    await page
      .getByRole('button', { name: slot === 10 ? /Review/ : 'Next' })
      .first()
      .click()
  }
  await expect(page.getByRole('heading', { name: /10 answered/ })).toBeVisible()
  await page.getByRole('button', { name: 'Submit exam' }).click()

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

test('an exam that runs out with the tab closed is closed at its deadline with what was saved', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const [first] = await slots(page, id)
  if (!first) throw new Error('an exam has slots')
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

test('somebody else’s exam and one that never was are not found', async ({ page, browser }) => {
  const stranger = await elsewhere(browser, APP)
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
