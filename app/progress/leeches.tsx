import Link from 'next/link'
import { TextForm } from '#app/_account/text-form.tsx'
import { LEECH_THRESHOLD } from '#core/scheduler/leech.ts'
import type { Leech } from '#server/leeches.ts'
import { parkMyQuestion, returnMyQuestion } from './actions.ts'
import { ToldMisses } from './told-misses.tsx'
import { counted } from './words.ts'

/** The whole page goes on one sheet. */
const PRINTED = 4

type LeechesProps = { leeches: Leech[]; total: number }

/** Questions that keep slipping, with what was chosen each time. None is ever left out of study by itself. */
export function Leeches({ leeches, total }: LeechesProps) {
  return (
    <div>
      <h3 id="leeches" className="mb-2 scroll-mt-4 font-medium">
        {sentence(leeches, total)}
      </h3>
      {leeches.length > 0 && (
        <>
          <p className="mb-3 max-w-[68ch] text-base text-muted">
            Forgotten {LEECH_THRESHOLD} times, a question wants another explanation rather than another
            repetition: read its lesson first. You can park it: then it is neither due nor new until you take
            it back.
          </p>
          <div className="max-w-[46rem] border-t border-hairline">
            {leeches.map((leech, at) => (
              <Slipping key={leech.questionId} leech={leech} isPrinted={at < PRINTED} />
            ))}
          </div>
          {total > leeches.length && (
            <p className="mt-2 text-sm text-muted">
              And {counted(total - leeches.length, 'more question')} with fewer lapses.
            </p>
          )}
        </>
      )}
    </div>
  )
}

function Slipping({ leech, isPrinted }: { leech: Leech; isPrinted: boolean }) {
  const { questionId, title, topic, topicTitle, lapses, parked, misses } = leech
  return (
    <details className={`border-b border-hairline ${isPrinted ? '' : 'no-print'}`}>
      <summary className="min-h-11 py-2.5">
        <span className="font-medium">{title}</span>{' '}
        <span className="text-sm text-muted">
          {topicTitle} · {counted(lapses, 'lapse')}
          {parked && ' · parked'}
        </span>
      </summary>
      <div className="grid grid-cols-1 gap-5 pt-1 pb-5">
        <ToldMisses misses={misses} />
        <p className="flex flex-wrap gap-x-5">
          <Link href={`/learn/${topic}`} className="link inline-block py-1">
            Read the lesson on {topicTitle}
          </Link>
          <Link href={`/study?question=${questionId}`} className="link inline-block py-1">
            Practise it<span className="sr-only">: {title}</span>
          </Link>
        </p>
        <TextForm
          action={parked ? returnMyQuestion : parkMyQuestion}
          kind="secondary"
          fields={[{ name: 'questionId', label: '', type: 'hidden', value: questionId }]}
          submit={
            <>
              {parked ? 'Take it back' : 'Park it'}
              <span className="sr-only">: {title}</span>
            </>
          }
        />
      </div>
    </details>
  )
}

function sentence(leeches: Leech[], total: number): string {
  const parked = leeches.filter((leech) => leech.parked).length
  if (total === 0) return `No question keeps slipping: none was forgotten ${LEECH_THRESHOLD} times.`
  if (parked === 0) return `${counted(total, 'question')} ${total === 1 ? 'keeps' : 'keep'} slipping.`
  return `${counted(total, 'question')} ${total === 1 ? 'keeps' : 'keep'} slipping or ${total === 1 ? 'is' : 'are'} put aside, ${parked} parked.`
}
