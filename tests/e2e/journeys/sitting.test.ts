import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import {
  choose,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  letters,
  option,
  optionRow,
  test,
} from './fixtures.ts'
import { age, slotOf, slots, start } from './sitting.ts'

test('a whole quick exam by keyboard alone, with a strike-out and a flag on the way', async ({ page }) => {
  await page.goto('/exam')
  await page.getByRole('button', { name: 'Start quick quiz' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/exam\/[0-9a-f-]{36}/)
  await expect(page.locator('fieldset input').first()).toBeEnabled()
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys on this page' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  for (const { slot, question } of await slots(page, id)) {
    await expect(page.getByRole('heading', { name: `Question ${slot} of 10` })).toBeVisible()
    if (slot > 1) await expect(page.locator('legend')).toBeFocused()
    if (slot === 1) await page.keyboard.press('Shift+Digit1')
    if (slot === 2) await page.keyboard.press('f')
    for (const letter of letters(question, true))
      await page.keyboard.press(String('abcdefgh'.indexOf(letter) + 1))
    await page.keyboard.press('n')
  }
  await expect(page.getByRole('heading', { name: /10 answered, 1 flagged/ })).toBeFocused()
  await expect(page.getByText(/^10 answers stored, last at/)).toBeVisible()
  await page.getByRole('button', { name: 'Submit exam' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/result$/)
  await expect(page.getByText(/10 of 10 right/).first()).toBeVisible()
})

test('blank questions are asked about before submitting, and count as misses', async ({ page }) => {
  const id = await start(page)
  const { question } = await slotOf(page, id, 1)
  await choose(page, letters(question, true))
  for (let slot = 2; slot <= 10; slot++) {
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: `Question ${slot} of 10` })).toBeVisible()
  }
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: /1 answered, 9 blank/ })).toBeFocused()
  await page.getByRole('button', { name: 'Submit exam' }).click()
  const dialog = page.getByRole('dialog', { name: 'Submit with 9 questions not answered?' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Submit exam' }).click()
  await expect(page).toHaveURL(/\/result$/)
  const blanks = inDatabase(APP, (database) =>
    database
      .prepare("SELECT COUNT(*) FROM Review WHERE attemptId = ? AND chosen = '[]' AND quality = 1")
      .pluck()
      .get(id),
  )
  expect(blanks).toBe(9)
})

test('65 questions in a grid beside the question, and as a sheet on a phone', async ({ page }) => {
  const id = await start(page, 'full')
  const panel = page.getByRole('navigation', { name: 'Questions of this exam' })
  await expect(panel.getByRole('button', { name: /^Question \d/ })).toHaveCount(65)
  const { question } = await slotOf(page, id, 1)
  await choose(page, letters(question, true))
  await page.getByRole('button', { name: 'Flag', exact: true }).dblclick()
  await page.getByRole('button', { name: 'Flag', exact: true }).click()
  await expect(panel.getByRole('button', { name: 'Question 1, answered, flagged' })).toBeVisible()
  await panel.getByRole('button', { name: 'Question 65, unseen' }).click()
  await expect(page.locator('legend')).toBeFocused()
  await expect(panel.getByRole('button', { name: 'Question 65, blank' })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await expectAccessible(page)

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(panel).toBeHidden()
  await page.getByRole('button', { name: 'All questions' }).click()
  const sheet = page.getByRole('dialog', { name: 'All questions' })
  await expect(sheet.getByRole('button', { name: /^Question \d/ })).toHaveCount(65)
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Question 1, answered, flagged' }).click()
  await expect(sheet).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Question 1 of 65' })).toBeVisible()

  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(page)
  const small = await page
    .locator('main')
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { width, height } = button.getBoundingClientRect()
        return Math.min(width, height) < 24 ? [button.textContent] : []
      }),
    )
  expect(small).toEqual([])
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { name: /1 answered/ })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test('a third choice of two is refused aloud; a struck option can be chosen and is struck no more', async ({
  page,
}) => {
  const id = await start(page, 'full')
  const several = (await slots(page, id)).find(({ question }) => question.select > 1)
  if (!several) throw new Error('a full form has questions with several answers')
  const { slot, question } = several
  await page.goto(`/exam/${id}?question=${slot}`)
  await expect(page.locator('fieldset input').first()).toBeEnabled()
  const labels = question.options.map(({ label }) => label)
  const tooMany = labels[question.select] ?? ''
  await page.getByRole('button', { name: `Strike out ${labels[0]?.toUpperCase()}` }).click()
  await page.getByRole('button', { name: `Strike out ${tooMany.toUpperCase()}` }).click()
  await expect
    .poll(async () => (await slotOf(page, id, slot)).struck)
    .toEqual([labels[0], tooMany].toSorted())

  await choose(page, labels.slice(0, question.select))
  await optionRow(page, tooMany).click()
  await expect(
    page.getByRole('alert').filter({ hasText: `${tooMany.toUpperCase()} is not chosen` }),
  ).toBeVisible()
  await expect(option(page, tooMany)).not.toBeChecked()
  await expect
    .poll(async () => slotOf(page, id, slot))
    .toMatchObject({ chosen: labels.slice(0, question.select), struck: [tooMany] })
  await expect(page.getByRole('button', { name: `Strike out ${labels[0]?.toUpperCase()}` })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})

test('extra time is granted at the start and said in the header', async ({ page }) => {
  const first = await start(page)
  inDatabase(APP, (database) => {
    const { studentId } = database.prepare('SELECT studentId FROM Attempt WHERE id = ?').get(first) as {
      studentId: string
    }
    database.prepare("UPDATE Profile SET extraTime = 'x1.5' WHERE userId = ?").run(studentId)
  })
  await page.keyboard.press('r')
  await page.getByRole('button', { name: 'Submit exam' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit exam' }).click()
  await expect(page).toHaveURL(/\/result$/)

  await start(page)
  await expect(page.getByText('Your time includes 10 minutes of extra time.')).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText(/^(30:00|29:\d\d) left$/)
  await page.getByRole('button', { name: 'Hide time' }).click()
  await expect(page.getByRole('timer')).toHaveText('Time hidden')
})

test('at zero the page asks the server, and ends with what was chosen', async ({ page }) => {
  const id = await start(page)
  const { question } = await slotOf(page, id, 1)
  await choose(page, letters(question, true))
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  age(id, 20 * 60 - 12)
  await page.reload()
  await expect(page.getByRole('timer')).toHaveText(/^0:[01]\d left$/)
  await expect(page).toHaveURL(/\/result$/, { timeout: 40_000 })
  await expect(page.getByText(/1 of 10 right/).first()).toBeVisible()
})

test('the time that a question is shown is kept, over several visits', async ({ page }) => {
  const id = await start(page)
  const elapsed = () =>
    inDatabase(APP, (database) =>
      database.prepare('SELECT elapsedMs FROM Slot WHERE attemptId = ? AND slot = 1').pluck().get(id),
    )
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const from = await page.evaluate(() => performance.now())
  await page.waitForFunction((since) => performance.now() > since + 1_500, from)
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Question 2 of 10' })).toBeVisible()
  await expect.poll(elapsed).toBeGreaterThan(1_000)
})

test('a double click on Start starts one exam', async ({ page }) => {
  await page.goto('/exam')
  const made: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/attempts')) made.push(request.url())
  })
  await page.getByRole('button', { name: 'Start quick quiz' }).dblclick()
  await expect(page).toHaveURL(/\/exam\/[0-9a-f-]{36}/)
  expect(made).toHaveLength(1)
})
