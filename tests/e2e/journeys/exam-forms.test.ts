import type { Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, letters, test } from './fixtures.ts'

type Started = { id: string; slots: { slot: number; question: Parameters<typeof letters>[0] }[] }

/** Sits a form through the HTTP interface as the page's guest: the first `right` questions right, some changed. */
async function sitThrough(page: Page, data: object, right: number): Promise<Started> {
  const started = (await (await page.request.post('/api/v1/attempts', { data })).json()) as Started
  for (const { slot, question } of started.slots) {
    const save = (isRight: boolean, seq: number) =>
      page.request.put(`/api/v1/attempts/${started.id}/responses/${slot}`, {
        data: { chosen: letters(question, isRight), seq, elapsedMs: slot === 1 ? 240_000 : 30_000 },
      })
    if (slot === 1) await save(false, 1)
    await save(slot <= right, 2)
  }
  await page.request.post(`/api/v1/attempts/${started.id}/submit`, { data: {} })
  return started
}

test('a custom exam: what is missing is said beside its field, and a double click starts it once', async ({
  page,
}) => {
  await page.goto('/exam')
  await expect(page.getByText('None yet.')).toBeVisible()
  await page.getByText('Custom exam:').click()
  const start = page.getByRole('button', { name: 'Start custom exam' })
  await page.getByRole('textbox', { name: 'Questions' }).fill('4')
  await page.getByRole('textbox', { name: 'Minutes' }).fill('two')
  await start.click()
  await expect(page.getByText('Choose at least one topic.')).toBeVisible()
  await expect(page.getByText('Choose from 5 to 65 questions.')).toBeVisible()
  await expect(page.getByText('Choose from 5 to 180 minutes.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('checkbox').first().check()
  await page.getByRole('textbox', { name: 'Questions' }).fill('5')
  await page.getByRole('textbox', { name: 'Minutes' }).fill('12')
  await start.dblclick()
  await expect(page).toHaveURL(/\/exam\/[0-9a-f-]{36}/)
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const attempts = inDatabase(APP, (database) =>
    database
      .prepare(
        'SELECT form, minutes FROM Attempt WHERE studentId = (SELECT studentId FROM Attempt WHERE id = ?)',
      )
      .all(id),
  )
  expect(attempts).toEqual([{ form: 'custom', minutes: 12 }])
})

test('a full exam’s result: the band first, domains, time, changes of mind, what did not count, and practice in one click', async ({
  page,
}) => {
  await page.goto('/exam')
  const { id } = await sitThrough(page, { form: 'full' }, 50)
  await page.goto(`/exam/${id}/result`)
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Estimated score \d+, between \d+ and \d+/)
  await expect(page.getByRole('img', { name: /scale from 100 to 1000, passed from 720 on/ })).toBeVisible()
  await expect(main.getByText(/AWS equates each form/)).toBeVisible()
  await expect(main.getByText(/(meets|near|below) the pass share/).first()).toBeVisible()
  await expect(main.getByText(/1 took more than the exam’s 2 min/)).toBeVisible()
  await expect(main.getByText(/You changed 1 first answer: 1 from wrong to right/)).toBeVisible()
  await expect(main.getByText('15 questions were unscored', { exact: false })).toBeVisible()
  await expect(main.getByText(/does not count/)).toHaveCount(16)
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: 'Practise the 15 you missed' }).click()
  await expect(page).toHaveURL(new RegExp(`/study\\?missed=${id}`))
  await expect(page.getByText('15 to go over')).toBeVisible()
})

test('exams of different forms stand apart in the history, with a trend and a table, also on a phone', async ({
  page,
}) => {
  await page.goto('/exam')
  await sitThrough(page, { form: 'quick' }, 4)
  await sitThrough(page, { form: 'quick' }, 8)
  await page.goto('/exam')
  const trend = page.getByRole('img', { name: 'Share right in the last exams, oldest first' })
  await expect(trend).toHaveAccessibleDescription('Quick quiz 40 %, Quick quiz 80 %.')
  await expect(page.getByRole('row', { name: /Quick quiz 8 of 10 – you/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
})
