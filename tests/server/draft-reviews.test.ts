import { afterAll, expect, test } from 'vitest'
import { db } from '#server/db.ts'
import { answerBlind, decideReview, givenReviews, reviewToDo } from '#server/draft-reviews.ts'
import { saveDraft } from '#server/drafts.ts'
import { askForReview } from '#server/ask-for-review.ts'
import type { Instructor } from '#server/session.ts'
import { stopTextChecker } from '#server/text-checker.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createInstructor } from '../support/instructors.ts'

useDatabase()
afterAll(stopTextChecker)

const NOW = new Date('2026-11-24T12:00:00Z')
const questionId = 'dax-sample'
const subject = { kind: 'question', subjectId: questionId } as const

const TOPICS = `topics:
  - id: dax
    title: DAX
    description: A cache.
    concepts: [{ id: dax-cluster, title: DAX cluster }]
`
/** A question whose key is the option with this number; the reasons are told after the answer. */
function textWithKey(key: number, more = ''): string {
  const options = [1, 2, 3, 4].map(
    (n) =>
      `- [${n === key ? 'x' : ' '}] The answer number ${n} of four.\n\n  > Canary ${n === key ? 'right' : 'wrong'}.\n`,
  )
  return `---
id: dax-sample
title: Read in microseconds
task: "3.3"
topic: dax
concepts: [dax-cluster]
type: single
level: apply
difficulty: medium
status: draft
---

A game reads the same items again and again. What should the architect add?${more}

${options.join('\n')}
## Explanation

Canary ${key}.
`
}

/** Ann has written a draft and asked for a review of it. */
async function createReview(source: string): Promise<{ ann: Instructor; ben: Instructor }> {
  await createBank([createQuestion({ id: questionId })])
  await db().pack.updateMany({ data: { topicsSource: TOPICS } })
  const [ann, ben] = [await createInstructor('Ann'), await createInstructor('Ben')]
  await write(ann, source, 0)
  return { ann, ben }
}

async function write(ann: Instructor, source: string, seq: number): Promise<void> {
  await saveDraft(ann, { ...subject, source, seq, baseVersion: 1 }, NOW)
  await askForReview(ann, subject, seq + 1)
}

async function blind(ben: Instructor) {
  const review = await reviewToDo(ben, questionId, NOW)
  if (review.at !== 'blind') throw new Error(review.at)
  return review
}

test('before the answer nothing a reviewer gets depends on the key or on what is told after it', async () => {
  const { ann, ben } = await createReview(textWithKey(1))
  const { contentHash: one, ...before } = await blind(ben)
  await write(ann, textWithKey(3), 1)
  const { contentHash: other, ...after } = await blind(ben)
  expect(after).toEqual(before)
  expect(one).not.toBe(other)
  expect(JSON.stringify(before)).not.toContain('Canary')
})

test('a blind answer counts once; then the key is told, and both sides see whether they agree', async () => {
  const { ann, ben } = await createReview(textWithKey(2))
  const { contentHash, question } = await blind(ben)
  const right = question.options.find(({ html }) => html.includes('number 2'))?.label ?? ''
  const wrong = question.options.find(({ label }) => label !== right)?.label ?? ''
  expect(await decideReview(ben, { questionId, contentHash, verdict: 'approved', comment: '' }, NOW)).toBe(
    false,
  )
  const answer = { questionId, contentHash, chosen: [wrong] }
  expect(await answerBlind(ben, { ...answer, chosen: [right, wrong] }, NOW)).toMatchObject({
    problem: 'wrong-count',
  })
  expect(await answerBlind(ben, { ...answer, chosen: [] }, NOW)).toMatchObject({ problem: 'wrong-count' })
  const both = await Promise.all([
    answerBlind(ben, answer, NOW),
    answerBlind(ben, { ...answer, chosen: [right] }, NOW),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const told = await reviewToDo(ben, questionId, NOW)
  expect(told).toMatchObject({ at: 'answered', shown: { keyLabels: [right] }, verdict: null })

  const decision = { questionId, contentHash, verdict: 'changes' as const, comment: 'Two fit.' }
  expect(await decideReview(ben, decision, NOW)).toBe(true)
  expect(await decideReview(ben, { ...decision, verdict: 'approved' }, NOW)).toBe(false)
  expect(await givenReviews(ann, questionId, textWithKey(2))).toMatchObject([
    { reviewer: 'Ben', isCurrent: true, verdict: 'changes', comment: 'Two fit.' },
  ])
})

test('who wrote on it does not review it, and a changed text is another one', async () => {
  const { ann, ben } = await createReview(textWithKey(2))
  expect(await reviewToDo(ann, questionId, NOW)).toEqual({ at: 'own' })
  const { contentHash, question } = await blind(ben)
  const [first] = question.options
  const answer = { questionId, contentHash, chosen: [first?.label ?? ''] }
  expect(await answerBlind(ann, answer, NOW)).toMatchObject({ problem: 'nothing' })
  await write(ann, textWithKey(2, ' Quickly.'), 1)
  expect(await answerBlind(ben, answer, NOW)).toMatchObject({ problem: 'stale' })
  await answerBlind(ben, { ...answer, contentHash: (await blind(ben)).contentHash }, NOW)
  await write(ann, textWithKey(2, ' Soon.'), 2)
  expect(await givenReviews(ann, questionId, textWithKey(2, ' Soon.'))).toMatchObject([{ isCurrent: false }])
  expect((await blind(ben)).at).toBe('blind')
})

test('nothing waits for a review until it is asked for, or once it is written on again', async () => {
  const { ann, ben } = await createReview(textWithKey(1))
  await saveDraft(ann, { ...subject, source: textWithKey(2), seq: 1, baseVersion: 1 }, NOW)
  expect(await reviewToDo(ben, questionId, NOW)).toEqual({ at: 'nothing' })
  await write(ann, 'no question at all', 2)
  expect(await reviewToDo(ben, questionId, NOW)).toEqual({ at: 'unreadable' })
})
