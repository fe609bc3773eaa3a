import type { Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import {
  answer,
  choose,
  elsewhere,
  expect,
  letters,
  limitNewPerDay,
  option,
  optionRow,
  shownQuestion,
  test,
} from './fixtures.ts'

test('a first visitor understands, presses one button and has the first answer explained', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('AWS')
  await page.getByRole('link', { name: 'Start studying' }).click()
  await expect(page).toHaveURL('/study')
  expect((await page.context().cookies()).filter(({ name }) => name.includes('session'))).toEqual([])

  const question = await answer(page, false)

  for (const { label } of question.options) {
    await expect(page.getByRole('listitem').filter({ hasText: label.toUpperCase() }).first()).toBeVisible()
  }
  await expect(page.getByText('Your choice').first()).toBeVisible()
  await expect(page.getByText('Right answer').first()).toBeVisible()
  await expect(page.getByText('Remember', { exact: true })).toBeVisible()
  await expect(page.getByText(/Again tomorrow, /)).toBeVisible()
  await expect(page.getByText(/New: you have not seen this one yet/)).toBeVisible()
  await expect(page.getByText(/references?, checked \d+ \w+ \d{4}/)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Not right.' })).toBeFocused()
  expect((await page.context().cookies()).filter(({ name }) => name.includes('session'))).toHaveLength(1)

  await page.getByRole('button', { name: 'Next question' }).click()
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible()
  await expect(page.getByText('1 done today')).toBeVisible()
})

test('a question can be answered on the home page, and studying goes on from there', async ({ page }) => {
  await page.goto('/')
  await answer(page, true)
  await page.getByRole('button', { name: 'Continue studying' }).click()
  await expect(page).toHaveURL('/study')
  await page.goto('/')
  await expect(page.getByText(/1 answered today was right/)).toBeVisible()
})

test('a whole session by keyboard alone, to its summary and a drill', async ({ page }) => {
  await page.goto('/study')
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  const byKeyboard = async (right: boolean, query = '') => {
    const question = await shownQuestion(page, query)
    for (const letter of letters(question, right)) {
      await page.keyboard.press(/[a-f]/.test(letter) && right ? letter : String(letter.charCodeAt(0) - 96))
    }
    await page.keyboard.press('s')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: right ? 'Right.' : 'Not right.' })).toBeFocused()
  }
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  await byKeyboard(false)
  await limitNewPerDay(page, 3)
  for (const right of [true, false]) {
    // The second half of a double press is not taken for a press on Next; a reader is slower than that.
    await expect
      .poll(async () => {
        await page.keyboard.press('Enter')
        return page.getByRole('button', { name: 'Check' }).isVisible()
      })
      .toBe(true)
    await byKeyboard(right)
  }
  await expect
    .poll(async () => {
      await page.keyboard.press('Space')
      return page.getByRole('heading', { name: 'Done for today' }).isVisible()
    })
    .toBe(true)
  await expect(page.getByText(/you answered 3 questions .* 1 of them right/)).toBeVisible()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /tomorrow/ })
      .first(),
  ).toBeVisible()

  const drill = page.getByRole('link', { name: 'Go over 2 questions again' })
  for (let presses = 0; presses < 20; presses++) {
    if (await drill.evaluate((link) => link === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/drill=1/)
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  await byKeyboard(true, '?drill=1')
  await expect(page.getByText('Practice only: the schedule has not moved.')).toBeVisible()
})

test('the last answer is undone after a reload, and is as if never given', async ({ page }) => {
  await page.goto('/study')
  const first = await answer(page, false)
  await page.reload()
  await page.getByRole('button', { name: /^Undo your last answer: / }).click()
  await expect(page).toHaveURL(new RegExp(`question=${first.questionId}`))
  await expect(page.getByText('0 done today')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  await page.goto('/progress')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/Nothing to show|no answers|Answer/i).first()).toBeVisible()
})

test('options stay put on reload, and the letters of two students differ', async ({ page, browser }) => {
  await page.goto('/study?question=opensearch-domain-resilience')
  const before = await shownOptions(page)
  await page.reload()
  expect(await shownOptions(page)).toEqual(before)
  const orders = new Set<string>()
  for (let student = 0; student < 5; student++) {
    const other = await elsewhere(browser, APP)
    await other.goto('/study')
    await answer(other, true)
    await other.goto('/study?question=opensearch-domain-resilience')
    orders.add((await shownOptions(other)).join())
    await other.context().close()
  }
  expect(orders.size).toBeGreaterThan(1)
})

/** The rows of the options as they are read. */
async function shownOptions(page: Page): Promise<string[]> {
  await expect(option(page, 'a')).toBeEnabled()
  return page.locator('fieldset label').allInnerTexts()
}

test('"select TWO" refuses a third choice with a message, and too few with another', async ({ page }) => {
  await page.goto('/study?question=opensearch-domain-resilience')
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  await choose(page, ['a'])
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /one more|1 more/i })).toBeVisible()
  await choose(page, ['b'])
  await optionRow(page, 'c').click()
  await expect(page.getByRole('alert').filter({ hasText: /two|2/i })).toBeVisible()
  await expect(option(page, 'c')).not.toBeChecked()
  await expect(option(page, 'a')).toBeChecked()
  expect((await page.context().cookies()).filter(({ name }) => name.includes('session'))).toEqual([])
})

// Acceptance list A50.
test('however often Check is pressed, one answer is recorded', async ({ page }) => {
  await page.goto('/study')
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/reviews')) posts.push(request.url())
  })
  await choose(page, letters(await shownQuestion(page), true))
  await page.getByRole('button', { name: 'Check' }).evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 5; press++) button.click()
  })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /Right\.|Not right\./ })).toBeVisible()
  expect(posts).toHaveLength(1)
})

test('without a connection the choice stays, says so, and is sent once it is back', async ({
  page,
  context,
}) => {
  await page.goto('/study')
  const question = await shownQuestion(page)
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  await choose(page, letters(question, true))
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /no connection/i })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('status').filter({ hasText: 'Right.' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('1 done today')).toBeVisible()
})

test('an answer given in another tab makes this one say so and load the current question', async ({
  page,
  context,
}) => {
  await page.goto('/study')
  await answer(page, true)
  await page.getByRole('button', { name: 'Next question' }).click()
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  const other = await context.newPage()
  await other.goto('/study')
  const question = await answer(other, true)
  await choose(page, letters(question, true))
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /another tab/ })).toBeVisible()
  await page.getByRole('button', { name: 'Load the current one' }).click()
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
})

for (const flagship of ['rds-db2-multi-az', 'dax-node-failover', 'neptune-node-failure']) {
  test(`${flagship} is found, answered right and wrong, and comes back on the days SM-2 says`, async ({
    page,
  }) => {
    await page.goto(`/study?question=${flagship}`)
    await answer(page, true, `?question=${flagship}`)
    await expect(page.getByText(/Again tomorrow, /)).toBeVisible()
    inDatabase(APP, (database) =>
      database.prepare('UPDATE Schedule SET dueDay = dueDay - 1 WHERE questionId = ?').run(flagship),
    )
    await page.goto(`/study?question=${flagship}`)
    await answer(page, true, `?question=${flagship}`)
    await expect(page.getByText(/; was 1 day\./)).toBeVisible()
    inDatabase(APP, (database) =>
      database.prepare('UPDATE Schedule SET dueDay = dueDay - 6 WHERE questionId = ?').run(flagship),
    )
    await page.goto(`/study?question=${flagship}`)
    await answer(page, false, `?question=${flagship}`)
    await expect(page.getByText(/Again tomorrow, .*; was 6 days\./)).toBeVisible()
  })
}
