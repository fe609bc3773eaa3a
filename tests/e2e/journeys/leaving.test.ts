import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { answer, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const PASSWORD = 'four quiet winter lamps'

const accounts = (email: string) =>
  inDatabase(APP, (database) =>
    database.prepare('SELECT COUNT(*) FROM User WHERE email = ?').pluck().get(email),
  )

async function signUp(page: Page, email: string): Promise<void> {
  const headers = { origin: APP }
  await page.request.post('/api/auth/sign-up/email', {
    headers,
    data: { name: 'Zo', email, password: PASSWORD },
  })
  await page.request.post('/api/auth/sign-in/email', { headers, data: { email, password: PASSWORD } })
}

test('somebody takes their data along and deletes their account', async ({ page }) => {
  const email = 'leaving@example.test'
  await signUp(page, email)
  await page.goto('/account')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as JSON' }).click()
  const file = await (await download).path()
  expect(readFileSync(file, 'utf8')).toContain(email)

  await page.getByText('Delete this account').click()
  await expectAccessible(page)
  await page.getByLabel('Your e-mail, to confirm').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page.getByText('This is not the password of this account.')).toBeVisible()
  expect(accounts(email)).toBe(1)

  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?gone=1')
  await expect(page.getByText('Your account and everything in it are gone.')).toBeVisible()
  expect(accounts(email)).toBe(0)
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a guest deletes everything they answered', async ({ page }) => {
  await page.goto('/study')
  await answer(page, true)
  await page.goto('/account')
  await page.getByText('Delete everything I answered').click()
  await page.setViewportSize({ width: 320, height: 700 })
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Delete it all for good' }).click()
  await expect(page.getByText('Type delete to confirm. Nothing was deleted.')).toBeVisible()
  await page.getByLabel('Type delete to confirm').fill('delete')
  await page.getByRole('button', { name: 'Delete it all for good' }).click()
  await expect(page).toHaveURL('/?gone=1')
  expect((await page.request.get('/api/v1/me/export')).status()).toBe(401)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('deleting an account works just as well', async ({ page }) => {
    const email = 'leaving-plainly@example.test'
    await signUp(page, email)
    await page.goto('/account')
    await page.getByText('Delete this account').click()
    await page.getByLabel('Your e-mail, to confirm').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not this one')
    await page.getByRole('button', { name: 'Delete my account for good' }).click()
    await expect(page.getByText('This is not the password of this account.')).toBeVisible()
    expect(accounts(email)).toBe(1)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Delete my account for good' }).click()
    await expect(page).toHaveURL('/?gone=1')
    expect(accounts(email)).toBe(0)
  })
})
