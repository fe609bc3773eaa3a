import { APP } from '../../../playwright.config.ts'
import { servedPerson } from '../../support/served-people.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('an instructor finds the export from the bank, reads what a format loses, and takes a file', async ({
  page,
}) => {
  const { cookie } = await servedPerson(APP, { role: 'instructor' })
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: APP }])
  await page.goto('/author')
  await page.getByRole('link', { name: 'Export the bank for other programs' }).click()
  await expect(page).toHaveURL('/author/export')
  await expect(page.getByRole('heading', { name: 'Export the bank', level: 1 })).toBeVisible()
  await page.getByText('What it cannot carry').first().click()
  await expect(page.getByText(/a card is turned and graded by its reader/)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expectNoSidewaysScroll(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  expect((await download).suggestedFilename()).toBe('saa-c03.csv')
})
