import type { Page } from '@playwright/test'
import { createOwnServer } from '../../support/own-server.ts'
import { choose, expect, test } from './fixtures.ts'
import { queuedOnDevice, slots, start } from './sitting.ts'

const OWN = 'http://localhost:3109'
const server = createOwnServer(OWN)

test.use({ baseURL: OWN })
test.beforeAll(() => server.start({ again: false }))
test.afterAll(() => server.stop())

test('the server restarts four times in one exam: every answer arrives once, and the clock is right', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const id = await start(page)
  const all = await slots(page, id)
  for (const { slot, question } of all) {
    const [first = ''] = question.options.map(({ label }) => label)
    await expect(page.getByRole('heading', { name: `Question ${slot} of 10` })).toBeVisible()
    if (slot % 3 === 1) await server.stop()
    await choose(page, [first])
    if (slot % 3 === 1) {
      await expect(page.getByText(/^Offline: .*kept on this device/)).toBeVisible()
      await server.start({ again: true })
      await expect(page.getByText(/^Saved \d/)).toBeVisible({ timeout: 30_000 })
    }
    if (slot < 10) await page.getByRole('button', { name: 'Next' }).click()
  }
  await page.keyboard.press('r')
  await expect(page.getByText(/^10 answers stored, last at/)).toBeVisible({ timeout: 30_000 })
  for (const { slot, question, chosen } of await slots(page, id))
    expect(chosen, `slot ${slot}`).toEqual([question.options[0]?.label])
  expect(await queuedOnDevice(page)).toEqual([])

  const before = await shownSeconds(page)
  const { secondsLeft } = (await (await page.request.get(`/api/v1/attempts/${id}`)).json()) as {
    secondsLeft: number
  }
  expect(secondsLeft).toBeLessThanOrEqual(before + 2)
  expect(secondsLeft).toBeGreaterThanOrEqual((await shownSeconds(page)) - 2)
})

async function shownSeconds(page: Page): Promise<number> {
  const [, minutes, seconds] = /^(\d+):(\d\d) left$/.exec(await page.getByRole('timer').innerText()) ?? []
  return Number(minutes) * 60 + Number(seconds)
}
