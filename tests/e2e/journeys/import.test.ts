import { randomUUID } from 'node:crypto'
import { type Locator, type Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { draftQuestion } from '../../support/draft-question.ts'
import { inDatabase } from '../../support/served.ts'
import { servedPerson } from '../../support/served-people.ts'
import { zipTexts } from '../../support/zip.ts'
import { expectAccessible, expect, test } from './fixtures.ts'

// Drafts, in a topic's folder: students never see them, and other tests' questions stay as they are.

function archive(ids: string[], broken?: string) {
  const texts = ids.map((id) => {
    const text = draftQuestion(id)
    return [`dax/${id}.md`, id === broken ? text.replace('- [x]', '- [ ]') : text]
  })
  const bytes = zipTexts(Object.fromEntries(texts) as Record<string, string>)
  return { name: 'questions.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) }
}

const twenty = () => {
  const mark = randomUUID().slice(0, 8)
  return Array.from({ length: 20 }, (_, n) => `import-${mark}-${n}`)
}

const stored = (ids: string[]) =>
  inDatabase(APP, (database) =>
    ids.filter((id) => database.prepare('SELECT 1 FROM Question WHERE id = ?').get(id)),
  )

async function signIn(page: Page): Promise<void> {
  const { cookie } = await servedPerson(APP, { role: 'instructor' })
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: APP }])
}

/** Presses the button until it is done: a test beside this one that changes the bank makes the page ask once more. */
async function carryOut(page: Page, apply: Locator): Promise<void> {
  const imported = page.getByRole('heading', { name: 'Imported' })
  await expect(async () => {
    if (await apply.isVisible()) await apply.click()
    await expect(imported.or(apply)).toBeVisible({ timeout: 30_000 })
    await expect(imported).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 120_000 })
}

test.slow()

test('one broken file of twenty is refused with line and reason; mended, twenty are imported', async ({
  page,
}) => {
  const ids = twenty()
  const broken = ids[7] ?? ''
  await signIn(page)
  await page.goto('/author')
  await page.getByRole('link', { name: 'Import files' }).click()
  await page.getByLabel('Zip archive').setInputFiles(archive(ids, broken))
  await page.getByRole('button', { name: 'See what would change' }).click()

  await expect(page.getByText('one file has errors')).toBeVisible({ timeout: 60_000 })
  const row = page.getByRole('listitem').filter({ hasText: `${broken}.md:15:1` })
  await expect(row).toContainText('no key; mark the key with "[x]"')
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0)
  await expectAccessible(page)
  expect(stored(ids)).toEqual([])
  await page.getByRole('button', { name: 'Discard the archive' }).click()
  await expect(page.getByText('Discarded. Nothing was imported.')).toBeVisible()

  await page.getByLabel('Zip archive').setInputFiles(archive(ids))
  await page.getByRole('button', { name: 'See what would change' }).click()
  const apply = page.getByRole('button', { name: 'Import 20 new' })
  await expect(apply).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
  expect(stored(ids)).toEqual([])
  await carryOut(page, apply)
  await expect(page.getByText('20 new, 0 changed')).toBeVisible()
  expect(stored(ids)).toEqual(ids)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an archive is uploaded, looked at and imported by plain forms', async ({ page }) => {
    const ids = twenty().slice(0, 2)
    await signIn(page)
    await page.goto('/author/import')
    await page.getByLabel('Zip archive').setInputFiles({
      name: 'no.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('no archive at all'),
    })
    await page.getByRole('button', { name: 'See what would change' }).click()
    await expect(page.getByText('This was no zip archive. Choose one.')).toBeVisible()

    await page.getByLabel('Zip archive').setInputFiles(archive(ids))
    await page.getByRole('button', { name: 'See what would change' }).click()
    const apply = page.getByRole('button', { name: 'Import 2 new' })
    await expect(apply).toBeVisible({ timeout: 60_000 })
    await carryOut(page, apply)
    expect(stored(ids)).toEqual(ids)
  })
})
