import { answer, expect, test } from './fixtures.ts'

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const isoIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a student hears that the time is too short, moves the date, and studies by the plan', async ({
  page,
}) => {
  await page.goto('/plan')
  await expect(page.getByRole('heading', { name: 'No plan yet' })).toBeVisible()
  await page.goto('/study')
  await answer(page, true)

  await page.goto('/plan')
  await expect(page.getByText('A plan needs the date of your exam')).toBeVisible()
  for (const day of WEEK) await page.getByLabel(day, { exact: true }).fill('10')
  await page.getByLabel('Date of your exam').fill(isoIn(7))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Not on track')
  await expect(page.getByText(/needs about .+ h; you have/)).toBeVisible()
  await expect(page.getByText(/Move the date: with these minutes, /)).toBeVisible()
  await expect(page.getByText(/keep the date and leave/)).toBeVisible()
  await expect(page.getByRole('img', { name: 'Minutes a day until your exam' })).toBeVisible()

  await page.getByLabel('Date of your exam').fill(isoIn(360))
  for (const day of WEEK) await page.getByLabel(day, { exact: true }).fill('60')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('On track for your exam')

  await page.getByRole('link', { name: 'Study by this plan' }).click()
  await expect(page).toHaveURL('/study')
  await answer(page, true)
  await expect(page.getByText(/worth meeting today, before your exam/)).toBeVisible()
})

test('a calendar reads the plan by a private link until it is taken back', async ({ page, request }) => {
  await page.goto('/study')
  await answer(page, true)
  await page.goto('/plan')
  await page.getByRole('button', { name: 'Make a link' }).click()
  const said = page.getByRole('status').filter({ hasText: '.ics' })
  await expect(said).toBeVisible()
  const path = /\/api\/v1\/plan\/[\w-]+\.ics/.exec(await said.innerText())?.[0] ?? ''
  const answered = await request.get(path)
  expect(answered.status()).toBe(200)
  expect(answered.headers()['content-type']).toContain('text/calendar')
  expect(answered.headers()['cache-control']).toContain('no-store')

  await page.getByRole('button', { name: 'Take the link back' }).click()
  await expect(page.getByRole('button', { name: 'Take the link back' })).toBeHidden()
  expect((await request.get(path)).status()).toBe(404)
})
