import { none, random, sequential } from './schedulers/coverage.ts'
import { planned } from './schedulers/exam-plan.ts'
import { fsrs6 } from './schedulers/fsrs6.ts'
import { leitner } from './schedulers/leitner.ts'
import { sm2 } from './schedulers/sm2.ts'
import { type MakeScheduler } from './simulate.ts'

/** What every difference is taken from: the original, its drill of low scores included. */
export const BASELINE = 'sm2'
/** What the app does for a student with an exam date. */
export const OURS = 'exam plan'

export const CONTENDERS: Record<string, MakeScheduler> = {
  none,
  random,
  sequential,
  leitner,
  [BASELINE]: sm2({ drill: true }),
  'sm2 no drill': sm2({}),
  'sm2 paced': sm2({ pace: 'always', cap: 'always' }),
  'sm2 gated': sm2({ pace: 'gated', cap: 'once seen' }),
  fsrs6,
  'plan paced': planned({ pace: 'always' }),
  [OURS]: planned({ pace: 'gated' }),
}
