import { Prose } from '#app/_components/prose.tsx'
import { MarkedOptions } from '#app/study/marked-options.tsx'
import { VerdictLine } from '#app/study/verdict-line.tsx'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import { Fragment } from './fragment.tsx'

/** An answered question as study shows it. Not one of the bank: a key of the bank is told to those who answered. */
export function ReasonForEveryOption() {
  return (
    <Fragment
      id="reasons"
      title="A reason beside every option"
      says={
        <p>
          Why the right one is right, why each other one is not, and when it would be. Every answer names its
          source and the day it was last checked.
        </p>
      }
    >
      <p className="mb-3 text-sm text-muted">An example, after the answer</p>
      <Prose html={EXAMPLE.stem} />
      <div className="my-3">
        <VerdictLine correct={false} keyLabels={['b']} />
      </div>
      <MarkedOptions question={EXAMPLE} chosen={['a']} keyLabels={['b']} rationales={RATIONALES} />
    </Fragment>
  )
}

const EXAMPLE: PresentedQuestion = {
  questionId: 'example',
  version: 1,
  type: 'single',
  select: 1,
  topic: 'example',
  task: '2.2',
  stem:
    '<p>A payroll company replicates its database to a second Region all the time. The servers there are switched off ' +
    'and are started in a disaster; being back within an hour is enough. Which recovery strategy is this?</p>',
  options: [
    { label: 'a', html: '<p>Warm standby</p>' },
    { label: 'b', html: '<p>Pilot light</p>' },
    { label: 'c', html: '<p>Backup and restore</p>' },
  ],
}

const RATIONALES = {
  a: '<p>A warm standby runs all the time, only smaller, and could take traffic at once. It is the choice where minutes count.</p>',
  b: '<p>The data stays live and the servers wait: one small flame from which the rest is lit. This app is named after it.</p>',
  c: '<p>Here the data lies in backups and has to be restored first. The cheapest choice, where hours are acceptable.</p>',
}
