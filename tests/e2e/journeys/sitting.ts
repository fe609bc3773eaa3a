import type { Page } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'
import { inDatabase } from '../../support/served.ts'
import { choose, expect, letters } from './fixtures.ts'

export type Slot = {
  slot: number
  question: Parameters<typeof letters>[0]
  chosen: string[]
  struck: string[]
  flagged: boolean
}

/** Starts a form from the start page; returns the attempt's id. */
export async function start(page: Page, form: 'quick' | 'half' | 'full' = 'quick'): Promise<string> {
  await page.goto('/exam')
  await page.getByRole('button', { name: START[form] }).click()
  await expect(page).toHaveURL(/\/exam\/[0-9a-f-]{36}/)
  await expect(page.locator('fieldset input').first()).toBeEnabled()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

const START = { quick: 'Start quick quiz', half: 'Start half exam', full: 'Start full exam' }

/** The slots as the server holds them. */
export async function slots(page: Page, id: string): Promise<Slot[]> {
  const response = await page.request.get(`/api/v1/attempts/${id}`)
  return ((await response.json()) as { slots: Slot[] }).slots
}

/** The slot with this number, which has to be there. */
export async function slotOf(page: Page, id: string, slot: number): Promise<Slot> {
  const found = (await slots(page, id)).find((each) => each.slot === slot)
  if (!found) throw new Error(`no slot ${slot}`)
  return found
}

/** Answers the displayed slots from one number to another, right, and goes on after each. */
export async function answerSlots(page: Page, all: Slot[], from: number, to: number): Promise<void> {
  for (const { slot, question } of all.slice(from - 1, to)) {
    await expect(page.getByRole('heading', { name: `Question ${slot} of ${all.length}` })).toBeVisible()
    await choose(page, letters(question, true))
    if (slot < all.length) await page.getByRole('button', { name: 'Next' }).click()
  }
}

/** The first slot of a question with one right answer: a choice there is one request. */
export async function singleSlot(page: Page, id: string): Promise<Slot> {
  const found = (await slots(page, id)).find(({ question }) => question.select === 1)
  if (!found) throw new Error('a form has questions with one right answer')
  return found
}

/** Lets the clock of this attempt run out, as `seconds` of waiting would. */
export function age(id: string, seconds: number): void {
  inDatabase(APP, (database) => {
    const back = `-${seconds} seconds`
    const shifted = (column: string) => `${column} = strftime('%Y-%m-%dT%H:%M:%f+00:00', ${column}, ?)`
    database
      .prepare(`UPDATE Attempt SET ${shifted('startedAt')}, ${shifted('deadline')} WHERE id = ?`)
      .run(back, back, id)
  })
}

/** What this browser keeps for exams, by name. */
export function queuedOnDevice(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('pilot-light.exam.')))
}
