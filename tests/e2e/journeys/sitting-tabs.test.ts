import { APP } from '../../../playwright.config.ts'
import { choose, elsewhere, expect, expectAccessible, letters, option, test } from './fixtures.ts'
import { singleSlot, slotOf, start } from './sitting.ts'

test('the newest tab writes, the older one is read only and can continue; submitting in one closes the other', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const { slot, question } = await singleSlot(page, id)
  await page.goto(`/exam/${id}?question=${slot}`)
  const [first = '', second = ''] = question.options.map(({ label }) => label)
  await choose(page, [first])
  await expect(page.getByText(/^Saved \d/)).toBeVisible()

  const newer = await context.newPage()
  await newer.goto(`/exam/${id}?question=${slot}`)
  await expect(option(newer, first)).toBeChecked()
  await expect(page.getByText('This exam goes on in another tab')).toBeVisible()
  await expect(page.locator('fieldset input').first()).toBeDisabled()
  await expectAccessible(page)

  await choose(newer, [second])
  await expect(newer.getByText(/^Saved \d/)).toBeVisible()
  await page.getByRole('button', { name: 'Continue here' }).click()
  await expect(option(page, second)).toBeChecked()
  await expect(page.locator('fieldset input').first()).toBeEnabled()
  await expect(newer.getByText('This exam goes on in another tab')).toBeVisible()

  await page.keyboard.press('r')
  await expect(page.getByText(/^1 answer stored, last at/)).toBeVisible()
  await page.getByRole('button', { name: 'Submit exam' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit exam' }).click()
  await expect(page).toHaveURL(/\/result$/)
  await expect(newer).toHaveURL(/\/result$/)
})

test('on another device the older page learns with its next choice, keeps it, and asks before it counts', async ({
  page,
  context,
  browser,
}) => {
  const id = await start(page)
  const { slot, question } = await singleSlot(page, id)
  await page.goto(`/exam/${id}?question=${slot}`)
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const there = await elsewhere(browser, APP)
  await there.context().addCookies(await context.cookies())
  await there.goto(`/exam/${id}?question=${slot}`)
  await choose(there, letters(question, false))
  await expect(there.getByText(/^Saved \d/)).toBeVisible()

  await choose(page, letters(question, true))
  const notice = page.getByRole('alert').filter({ hasText: 'another device' })
  await expect(notice).toBeVisible()
  expect((await slotOf(page, id, slot)).chosen).toEqual(letters(question, false))
  await page.getByRole('button', { name: 'Continue here' }).click()
  const mine = letters(question, true).join().toUpperCase()
  await expect(page.getByText(`after you chose ${mine} here`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Use ${mine}` }).click()
  await expect.poll(async () => (await slotOf(page, id, slot)).chosen).toEqual(letters(question, true))
  await there.context().close()
})
