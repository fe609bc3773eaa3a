import Link from 'next/link'
import { ENOUGH_CONFUSIONS } from '#core/statistics/confusion-pairs.ts'
import type { NamedPair } from '#server/confusions.ts'
import { counted } from './words.ts'

/** As many as are worth reading about at a time. */
const SHOWN = 5

/** Topics and concepts that were taken for each other, each with the way to tell them apart. */
export function Confusions({ pairs }: { pairs: NamedPair[] }) {
  return (
    <div>
      <h3 className="mb-2 font-medium">{sentence(pairs)}</h3>
      {pairs.length > 0 && (
        <ul className="max-w-[46rem] border-t border-hairline">
          {pairs.slice(0, SHOWN).map(({ pair, titles, n, concepts }) => (
            <li key={pair} className="border-b border-hairline py-3">
              <Link href={`/progress/confusions/${pair}`} className="link font-medium">
                {titles[0]} or {titles[1]}
              </Link>{' '}
              <span className="text-muted tabular-nums">{counted(n, 'time')}</span>
              {concepts.map(({ own, other, n: times }) => (
                <p key={`${own} ${other}`} className="text-sm text-muted">
                  {other} chosen where it was {own}: {counted(times, 'time')}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 max-w-[68ch] text-sm text-muted">
        Counted from the wrong options you chose, in study and in exams: what an option or its explanation
        names. A pair is named from {ENOUGH_CONFUSIONS} times on.
      </p>
    </div>
  )
}

function sentence([most]: NamedPair[]): string {
  return most
    ? `You confuse ${most.titles[0]} with ${most.titles[1]} most often (${counted(most.n, 'time')}).`
    : `No two topics have been confused ${ENOUGH_CONFUSIONS} times so far.`
}
