import { expect, test } from 'vitest'
import { whyNow } from '#core/scheduler/why-now.ts'

// 21 November 2026, a Saturday.
const TODAY = Date.UTC(2026, 10, 21) / 86_400_000
const topicTitle = 'DAX'

test.each([
  ['due', TODAY, 'Due today.'],
  ['due', TODAY - 1, 'Due since yesterday, 20 November.'],
  ['due', TODAY - 3, 'Due since Wednesday, 18 November.'],
  ['due', TODAY - 30, 'Due since 22 October.'],
  ['due', TODAY - 365, 'Due since 21 November 2025.'],
  ['due', TODAY + 1, 'Shown early: it is due tomorrow, 22 November.'],
  ['fresh', null, 'New: you have not seen this one yet. Topic: DAX.'],
  ['fresh', TODAY, 'New: you have not seen this one yet. Topic: DAX.'],
  ['drill', TODAY + 1, 'Extra practice: it leaves your schedule as it is. Topic: DAX.'],
] as const)('%s with due day %s says %j', (kind, dueDay, sentence) => {
  expect(whyNow({ kind, dueDay, today: TODAY, topicTitle })).toBe(sentence)
})

// 14 December, and the exam tomorrow or today.
test.each([
  ['fresh', null, 23, 'New: worth meeting today, before your exam on 14 December. Topic: DAX.'],
  ['fresh', null, 1, 'New: worth meeting today, before your exam tomorrow, 22 November. Topic: DAX.'],
  [
    'due',
    TODAY + 5,
    23,
    'Earlier than its day (Thursday, 26 November): a review is worth more today, before your exam on 14 December.',
  ],
  ['due', TODAY, 23, 'Due today.'],
  ['due', TODAY - 1, 23, 'Due since yesterday, 20 November.'],
  ['drill', TODAY + 1, 23, 'Extra practice: it leaves your schedule as it is. Topic: DAX.'],
] as const)('%s with due day %s and an exam in %i days says %j', (kind, dueDay, left, sentence) => {
  expect(whyNow({ kind, dueDay, today: TODAY, topicTitle, examDay: TODAY + left })).toBe(sentence)
})

test('no sentence tells how an earlier answer went', () => {
  const kinds = ['due', 'fresh', 'drill'] as const
  const sentences = kinds.flatMap((kind) =>
    [-400, -3, -1, 0, 1, 6].flatMap((offset) =>
      [null, TODAY, TODAY + 1, TODAY + 30].map((examDay) =>
        whyNow({ kind, dueDay: TODAY + offset, today: TODAY, topicTitle, examDay }),
      ),
    ),
  )
  for (const sentence of sentences) {
    expect(sentence).not.toMatch(
      /\b(right|wrong|correct|incorrect|missed|forgot|failed|passed|again|mistake|last time)/i,
    )
  }
})
