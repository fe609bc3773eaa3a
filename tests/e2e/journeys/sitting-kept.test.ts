import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { choose, expect, expectAccessible, letters, option, test } from './fixtures.ts'
import { age, answerSlots, queuedOnDevice, slotOf, slots, start } from './sitting.ts'

test('two minutes without a connection: the queue is told within 3 s, survives the closed tab, and is sent in order', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const all = await slots(page, id)
  await choose(page, letters(all[0]?.question ?? unknown(), true))
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText(/^Offline: what you choose is kept on this device/)).toBeVisible({
    timeout: 3_000,
  })
  await page.getByRole('button', { name: 'Next' }).click()
  await answerSlots(page, all, 2, 4)
  await expect(page.getByText(/^Offline: [34] answers are kept on this device/)).toBeVisible()
  await expectAccessible(page)
  expect((await queuedOnDevice(page)).map((key) => key.split('.').at(-1))).toEqual(
    expect.arrayContaining(['2', '3', '4']),
  )

  await page.close()
  await context.setOffline(false)
  const later = await context.newPage()
  await later.goto(`/exam/${id}`)
  await expect(later.getByText(/^Saved \d/)).toBeVisible()
  await expect.poll(() => queuedOnDevice(later)).toEqual([])
  // Asked of the database: a tab that is being closed may be back online for long enough to send the first of them.
  const arrived = inDatabase(APP, (database) =>
    database
      .prepare('SELECT slot FROM Slot WHERE attemptId = ? AND slot IN (2, 3, 4) ORDER BY changedAt, slot')
      .pluck()
      .all(id),
  )
  expect(arrived).toEqual([2, 3, 4])
  const stored = await slots(later, id)
  for (const { slot, question } of all.slice(0, 4))
    expect(stored[slot - 1]?.chosen, `slot ${slot}`).toEqual(letters(question, true))
  expect(stored.filter(({ chosen }) => chosen.length > 0)).toHaveLength(4)
})

// On a question that the server has never seen shown, the page stores a blank: not over what the device has kept.
for (const opened of [3, 7]) {
  test(`opened again at question ${opened}, which the server has not seen, no kept answer gives way to a blank`, async ({
    page,
    context,
  }) => {
    const id = await start(page)
    const all = await slots(page, id)
    await expect(page.getByText(/^Saved \d/)).toBeVisible()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Next' }).click()
    await answerSlots(page, all, 2, 4)
    await expect(page.getByText(/^Offline: [34] answers are kept on this device/)).toBeVisible()
    await page.close()
    await context.setOffline(false)
    const later = await context.newPage()
    await later.goto(`/exam/${id}?question=${opened}`)
    await expect.poll(() => queuedOnDevice(later)).toEqual([])
    for (const slot of [2, 3, 4]) {
      await later
        .getByRole('button', { name: `Question ${slot}, answered` })
        .first()
        .click()
      for (const letter of letters(all[slot - 1]?.question ?? unknown(), true))
        await expect(option(later, letter)).toBeChecked()
    }
    await expect.poll(() => queuedOnDevice(later)).toEqual([])
    const stored = await slots(later, id)
    for (const slot of [2, 3, 4])
      expect(stored[slot - 1]?.chosen, `slot ${slot}`).toEqual(
        letters(all[slot - 1]?.question ?? unknown(), true),
      )
  })
}

test('the receipt is the server’s, submitting waits for the queue, and nothing stays on the device', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const all = await slots(page, id)
  await answerSlots(page, all, 1, 9)
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await context.setOffline(true)
  await choose(page, letters(all[9]?.question ?? unknown(), true))
  await page.keyboard.press('r')
  await expect(page.getByText(/^Waiting until (the last answer is|\d+ answers are) stored\.$/)).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/^10 answers stored, last at \d\d:\d\d:\d\d\.$/)).toBeVisible({
    timeout: 30_000,
  })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Submit exam' }).dblclick()
  await expect(page).toHaveURL(/\/result$/)
  await expect(page.getByText(/10 of 10 right/).first()).toBeVisible()
  expect(await queuedOnDevice(page)).toEqual([])
  const reviews = inDatabase(APP, (database) =>
    database.prepare('SELECT COUNT(*) FROM Review WHERE attemptId = ?').pluck().get(id),
  )
  expect(reviews).toBe(10)
})

test('an answer that comes after the end is shown as late, can be taken along, and does not count', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const { question } = await slotOf(page, id, 1)
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await context.setOffline(true)
  await choose(page, letters(question, true))
  await expect(page.getByText(/^Offline: 1 answer is kept/)).toBeVisible()
  age(id, 20 * 60 + 30)
  await context.setOffline(false)
  await expect(page).toHaveURL(/\/result$/, { timeout: 30_000 })
  await expect(page.getByText(/0 of 10 right/).first()).toBeVisible()
  const late = page.getByRole('region', { name: '1 answer came too late and is not counted' })
  await expect(late).toContainText(`Question 1: ${letters(question, true).join(', ').toUpperCase()}`)
  await expectAccessible(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    late.getByRole('button', { name: 'Download these answers' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`late-answers-${id}.json`)
  await late.getByRole('button', { name: 'Remove them from this device' }).click()
  await expect(late).toBeHidden()
  expect(await queuedOnDevice(page)).toEqual([])
})

test('on a shared computer one guest’s queue is never sent for the next', async ({ page, context }) => {
  const id = await start(page)
  const { question } = await slotOf(page, id, 1)
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await context.setOffline(true)
  await choose(page, letters(question, true))
  await expect(page.getByText(/^Offline: 1 answer is kept/)).toBeVisible()
  const mine = await context.cookies()
  await page.close()
  await context.clearCookies()
  await context.setOffline(false)

  const next = await context.newPage()
  const asked: string[] = []
  next.on('request', (request) => asked.push(request.url()))
  const other = await start(next)
  await expect(next.getByText(/^Saved/)).toBeVisible()
  expect((await slots(next, other)).filter(({ chosen }) => chosen.length > 0)).toEqual([])
  expect((await queuedOnDevice(next)).filter((key) => key.includes(id))).toHaveLength(1)
  expect(asked.filter((url) => url.includes(id))).toEqual([])

  await context.clearCookies()
  await context.addCookies(mine)
  await next.goto(`/exam/${id}`)
  await expect.poll(async () => (await slotOf(next, id, 1)).chosen).toEqual(letters(question, true))
})

test('signed out in the middle, everything is kept, and the way back is in place', async ({
  page,
  context,
}) => {
  const id = await start(page)
  const { question } = await slotOf(page, id, 1)
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const mine = await context.cookies()
  await context.clearCookies()
  const [first = '', ...others] = letters(question, true)
  await choose(page, [first])
  const notice = page.getByRole('alert').filter({ hasText: 'not signed in' })
  await expect(notice).toContainText('1 answer is kept on this device')
  await expect(notice.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    `/sign-in?next=/exam/${id}`,
  )
  await choose(page, others)
  await expectAccessible(page)
  await context.addCookies(mine)
  await page.goto(`/exam/${id}`)
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect((await slotOf(page, id, 1)).chosen).toEqual(letters(question, true))
})

test('a browser that refuses to keep anything is told of, and saving goes on', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  const id = await start(page)
  const { question } = await slotOf(page, id, 1)
  await choose(page, letters(question, true))
  await expect(page.getByText('This browser does not keep answers')).toBeVisible()
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  expect((await slotOf(page, id, 1)).chosen).toEqual(letters(question, true))
})

function unknown(): never {
  throw new Error('a form has slots')
}
