import { expect, test } from '@playwright/test'
import { killAgainAndAgain } from '../../../bench/faults/kill.ts'

// Acceptance list A3 in short: `npm run bench -- faults` does it 200 times.
test('8 times the server is killed while answers are saved: none acknowledged is lost, none is doubled', async () => {
  test.setTimeout(180_000)
  const outcome = await killAgainAndAgain({
    kills: 8,
    clients: 4,
    seed: 'killed',
    file: 'tests/.artifacts/killed.db',
  })
  expect(outcome.problems).toEqual([])
  expect(outcome).toMatchObject({ kills: 8, lost: 0, doubled: 0, refused: 0, checkProblems: 0 })
  expect(outcome.saves).toBeGreaterThan(100)
  expect(outcome.reviews).toBeGreaterThan(0)
})
