import type { Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { servedPerson, type Served } from '../../support/served-people.ts'
import { bodyFor, next } from '../http/student.ts'
import { answer, expect, expectAccessible, expectNoSidewaysScroll, letters, test } from './fixtures.ts'

/** Signs somebody in here. */
async function signIn(page: Page, { cookie }: Served): Promise<void> {
  const at = cookie.indexOf('=')
  await page.context().addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: APP }])
}

/** Somebody who was sure and wrong about so many questions of a topic. */
async function createSureMisses(topic: string, count: number): Promise<Served> {
  const person = await servedPerson(APP)
  for (let n = 0; n < count; n++) {
    const asked = await next(person.api, `?topic=${topic}`)
    const chosen = letters(asked.question, false).slice(0, asked.question.select)
    const response = await person.api.post('/api/v1/reviews', { data: { ...bodyFor(asked), chosen } })
    expect(response.status()).toBe(200)
  }
  return person
}

const weak = (page: Page) => page.getByRole('region', { name: 'What is weak?' })

test('the weakest topic is named with its numbers, and one click practises it', async ({ page }) => {
  await signIn(page, await createSureMisses('dax', 5))
  await page.goto('/progress')
  await expect(weak(page).getByText(/Most is to be gained in .+\(n = 5\)/)).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 320, height: 700 })
  await expectNoSidewaysScroll(page)
  await weak(page).getByText('more topics').click()
  await weak(page).getByRole('link', { name: 'Practise DynamoDB Accelerator (DAX)' }).click()
  // Everything of it has been met today: what is left is practice.
  await expect(page).toHaveURL('/study?topic=dax&drill=1')
  await expect(page.getByText(/DynamoDB Accelerator \(DAX\) · Task/)).toBeVisible()
})

test('what was sure and wrong is practised in one click until it is right', async ({ page }) => {
  await signIn(page, await createSureMisses('neptune', 2))
  await page.goto('/progress')
  await weak(page)
    .getByRole('link', { name: 'Practise the 2 questions you were sure about and got wrong' })
    .click()
  await expect(page).toHaveURL('/study?sure=1')
  await expect(page.getByText('2 to go over')).toBeVisible()
  await answer(page, true, '?sure=1')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('1 to go over')).toBeVisible()
  await answer(page, true, '?sure=1')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('heading', { name: 'Gone over' })).toBeVisible()
  await page.goto('/progress')
  await expect(weak(page)).toBeVisible()
  await expect(page.getByRole('link', { name: /sure about and got wrong/ })).toHaveCount(0)
})

/** Makes a question of theirs one that was forgotten five times. */
async function createLeech(): Promise<Served> {
  const person = await createSureMisses('aurora', 1)
  inDatabase(APP, (database) =>
    database.prepare('UPDATE Schedule SET lapses = 5 WHERE studentId = ?').run(person.id),
  )
  return person
}

async function parkAndReturn(page: Page, person: Served): Promise<void> {
  const parked = () =>
    inDatabase(APP, (database) =>
      database.prepare('SELECT COUNT(*) FROM ParkedQuestion WHERE studentId = ?').pluck().get(person.id),
    )
  await signIn(page, person)
  await page.goto('/progress')
  await expect(page.getByRole('heading', { name: '1 question keeps slipping.' })).toBeVisible()
  const leech = weak(page).locator('details').filter({ hasText: '5 lapses' })
  await leech.locator('summary').click()
  await expect(leech.getByText('You chose').first()).toBeVisible()
  await leech.getByRole('button', { name: /^Park it/ }).click()
  await expect(page.getByRole('heading', { name: /put aside, 1 parked/ })).toBeVisible()
  expect(parked()).toBe(1)

  if (!(await leech.getByRole('button', { name: /^Take it back/ }).isVisible()))
    await leech.locator('summary').click()
  await leech.getByRole('button', { name: /^Take it back/ }).click()
  await expect(page.getByRole('heading', { name: '1 question keeps slipping.' })).toBeVisible()
  expect(parked()).toBe(0)
}

test('a leech tells what was chosen, is parked, and taken back', async ({ page }) => {
  const person = await createLeech()
  await parkAndReturn(page, person)
  await expectAccessible(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a leech is parked and taken back just as well', async ({ page }) => {
    await parkAndReturn(page, await createLeech())
  })
})

test('two topics that are confused stand side by side, with the questions that tell them apart', async ({
  page,
}) => {
  const person = await createSureMisses('dax', 1)
  await signIn(page, person)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/progress/confusions/caching--dax')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(' or ')
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 320, height: 700 })
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: /^Practise the .*apart$/ }).click()
  await expect(page).toHaveURL('/study?pair=caching--dax')
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible()
  expect((await page.goto('/progress/confusions/dax--nothing'))?.status()).toBe(404)
})
