import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase, logOf } from '../../support/served.ts'
import { PASSWORD, servedPerson } from '../../support/served-people.ts'
import { createOwnServer } from '../../support/own-server.ts'
import { answer, elsewhere, expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const email = () => `${randomUUID()}@example.test`

async function signUp(page: Page, address: string, name = 'Ada Lovelace'): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(address)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create the account' }).click()
}

async function signIn(page: Page, address: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(address)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const countsOf = (address: string) =>
  inDatabase(APP, (database) =>
    database
      .prepare('SELECT COUNT(*) FROM Review WHERE studentId = (SELECT id FROM User WHERE email = ?)')
      .pluck()
      .get(address),
  )

test('study as a guest, sign up, sign out, sign in elsewhere: everything is there', async ({
  page,
  browser,
}) => {
  const address = email()
  await page.goto('/study')
  await answer(page, true)
  await page.getByRole('button', { name: /Next/ }).click()
  await answer(page, false)

  await page.goto('/')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByText('The 2 questions you have answered in this browser as a guest')).toBeVisible()
  await signUp(page, address)
  await expect(page).toHaveURL(`${APP}/`)
  await expect(page.getByText('1 of the 2 answered today was right')).toBeVisible()
  expect(countsOf(address)).toBe(2)

  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out. Nothing of yours is left in this browser.')).toBeVisible()
  await page.goBack()
  await expect(page.getByText(address)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toHaveCount(0)

  const phone = await elsewhere(browser, APP)
  await phone.goto('/study')
  await answer(phone, true)
  await phone.goto('/sign-in?next=/progress')
  await signIn(phone, address)
  await expect(phone).toHaveURL(`${APP}/progress`)
  expect(Number(countsOf(address))).toBe(3)
  await phone.goto('/')
  await expect(
    phone.getByText(/of the 3 answered today were right|of the 3 answered today was right/),
  ).toBeVisible()
  await phone.context().close()
})

test('the link in the terminal makes the first administrator, who makes an instructor', async ({
  browser,
}) => {
  const origin = 'http://localhost:3112'
  const server = createOwnServer(origin)
  await server.start({ again: false })
  try {
    const setUpLink = () => /http:\/\/localhost:3112\/set-up\/\S+/.exec(readFileSync(logOf(origin), 'utf8'))
    await expect.poll(setUpLink).not.toBeNull()
    const link = setUpLink()?.[0] ?? ''
    const instructor = await elsewhere(browser, origin)
    await instructor.goto('/sign-up')
    await signUp(instructor, 'grace@example.test', 'Grace Hopper')
    await expect(instructor).toHaveURL(`${origin}/`)
    expect((await instructor.goto('/admin/people'))?.status()).toBe(404)

    const admin = await elsewhere(browser, origin)
    await admin.goto(link)
    await admin.getByLabel('Name').fill('Root')
    await admin.getByLabel('E-mail').fill('root@example.test')
    await admin.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await admin.getByRole('button', { name: 'Create the administrator' }).click()
    await expect(admin.getByText('You are the administrator now.')).toBeVisible()
    await admin.getByRole('link', { name: 'Grace Hopper' }).click()
    await admin
      .getByRole('combobox', { name: 'Role' })
      .selectOption({ label: 'Instructor: writes and corrects questions' })
    await admin.getByRole('button', { name: 'Change the role' }).click()
    await expect(admin.getByText('It counts from their next click on.')).toBeVisible()
    await expect(admin.getByRole('combobox', { name: 'Role' })).toHaveValue('instructor')
    await expect(
      admin.getByRole('row', { name: /Root Role: student → instructor Grace Hopper/ }),
    ).toBeVisible()

    const late = await elsewhere(browser, origin)
    await late.goto(link)
    await expect(late.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
  } finally {
    await server.stop()
  }
})

test('a forgotten password: the administrator makes a link, and with it one chooses a new one', async ({
  page,
  browser,
}) => {
  const admin = await servedPerson(APP, { role: 'admin' })
  const student = await servedPerson(APP, { name: 'Forgetful Fred' })
  const [name = '', value = ''] = admin.cookie.split('=')
  await page.context().addCookies([{ name, value, url: APP }])

  const fred = await elsewhere(browser, APP)
  await fred.goto('/sign-in')
  await signIn(fred, student.email, 'what was it again')
  await expect(fred.getByText('This e-mail and password do not belong together.')).toBeVisible()
  await expect(fred.getByLabel('E-mail')).toHaveValue(student.email)
  await fred.getByRole('link', { name: 'Forgot the password' }).click()
  await expect(fred.getByText('This installation sends no mail.')).toBeVisible()

  await page.goto(`/admin/people?q=${student.email}`)
  await page.getByRole('link', { name: 'Forgetful Fred' }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  const told = await page.getByText(/Good once, until an hour from now/).innerText()
  await fred.goto(/http\S+/.exec(told)?.[0] ?? '')
  await fred.getByLabel('New password', { exact: true }).fill('12345678')
  await fred.getByRole('button', { name: 'Set the password' }).click()
  await expect(fred.getByText(/first passwords anybody would try/)).toBeVisible()
  await fred.getByLabel('New password', { exact: true }).fill('a new and longer one')
  await fred.getByRole('button', { name: 'Set the password' }).click()
  await expect(fred.getByText('Your new password is set.')).toBeVisible()
  await signIn(fred, student.email, 'a new and longer one')
  await expect(fred).toHaveURL(`${APP}/`)
  await fred.context().close()
})

test('settings hold a name, an exam date, minutes, extra time and shortcuts, and keep what was typed when one is wrong', async ({
  page,
}) => {
  const me = await servedPerson(APP)
  const [name = '', value = ''] = me.cookie.split('=')
  await page.context().addCookies([{ name, value, url: APP }])
  await page.goto('/settings')
  await page.getByLabel('Name').fill('Ada King')
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await page.getByLabel('A new day begins at').selectOption('5')
  await page.getByLabel('Mon', { exact: true }).fill('45')
  await page.getByLabel('Date of your exam').fill('2027-02-01')
  await page.getByLabel('Extra time').selectOption('x1.5')
  await page.getByLabel(/Single-key shortcuts/).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Write whole minutes from 0 to 720, or leave all seven empty.')).toBeVisible()
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo')
  for (const day of ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
    await page.getByLabel(day, { exact: true }).fill('30')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Name')).toHaveValue('Ada King')
  await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Tokyo')
  await expect(page.getByLabel('A new day begins at')).toHaveValue('5')
  await expect(page.getByLabel('Mon', { exact: true })).toHaveValue('45')
  await expect(page.getByLabel('Date of your exam')).toHaveValue('2027-02-01')
  await expect(page.getByLabel('Extra time')).toHaveValue('x1.5')
  await expect(page.getByLabel(/Single-key shortcuts/)).not.toBeChecked()

  await page.goto('/study')
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  await page.keyboard.press('1')
  await expect(page.locator('main input[type=radio]:checked, main input[type=checkbox]:checked')).toHaveCount(
    0,
  )
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('one signs up, out and in', async ({ page }) => {
    const address = email()
    await page.goto('/sign-up')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Create the account' }).click()
    await expect(page.getByText('Write an e-mail address')).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue('Ada')
    await signUp(page, address)
    await expect(page).toHaveURL(`${APP}/`)
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto('/sign-in')
    await signIn(page, address)
    await page.goto('/account')
    await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible()
  })
})

test('the account pages are accessible, in both themes, on a phone, and by keyboard', async ({ page }) => {
  const admin = await servedPerson(APP, { role: 'admin' })
  const student = await servedPerson(APP)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const path of [
      '/sign-in',
      '/sign-up',
      '/forgot',
      '/reset/never-made-by-anybody',
      '/set-up/never-made',
    ]) {
      await page.goto(path)
      await expectAccessible(page)
    }
  }
  await page.goto('/sign-up')
  await page.getByLabel('Name').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Write the name you want to be called.')).toBeVisible()
  await expect(page.getByLabel('Name')).toBeFocused()
  await expectAccessible(page)

  const [name = '', value = ''] = admin.cookie.split('=')
  await page.context().addCookies([{ name, value, url: APP }])
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of [
    '/account',
    '/settings',
    '/admin/people',
    `/admin/people/${student.id}`,
    '/admin/audit',
  ]) {
    await page.goto(path)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})
