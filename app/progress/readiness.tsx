import Link from 'next/link'
import type { ReactNode } from 'react'
import { ScoreScale } from '#app/_components/charts/score-scale.tsx'
import { NEEDED_PER_DOMAIN } from '#core/statistics/readiness.ts'
import { readinessOf, TRANSFER, type ReadinessOf } from '#server/readiness-of.ts'
import type { Student } from '#server/session.ts'
import { Question } from './question.tsx'
import { chanceInWords, counted } from './words.ts'

type ReadinessQuestionProps = { student: Student; now: Date; children: ReactNode }

/** "Am I ready?", with what is missing while it cannot be said. */
export async function ReadinessQuestion({ student, now, children }: ReadinessQuestionProps) {
  const readiness = await readinessOf(student, now)
  if (!readiness) return null
  return (
    <Question id="ready" question="Am I ready?" answer={answer(readiness)}>
      {readiness.enough ? <Foretold {...readiness} /> : <Missing domains={readiness.domains} />}
      {children}
    </Question>
  )
}

type Enough = Extract<ReadinessOf, { enough: true }>
type NotEnough = Extract<ReadinessOf, { enough: false }>

function answer(readiness: ReadinessOf): string {
  if (!readiness.enough) {
    const missing = readiness.domains.filter(({ more }) => more > 0)
    return `Not enough data yet: ${missing.map(({ id, more }) => `${more} more in Domain ${id}`).join(', ')}.`
  }
  const { low, high, scaled, passChance } = readiness
  return `${verdict(passChance)} An exam today would score between ${low} and ${high}, most likely ${scaled} (80 %), and pass with a chance of ${chanceInWords(passChance)}.`
}

function verdict(passChance: number): string {
  if (passChance >= 0.9) return 'Very likely.'
  if (passChance >= 0.7) return 'Probably.'
  return passChance >= 0.3 ? 'It could go either way.' : 'Not yet.'
}

function Foretold({ scaled, low, high, scale, firstResponses, without, whole }: Enough) {
  return (
    <div className="max-w-[42rem]">
      <ScoreScale
        scaled={scaled}
        interval={{ low, high }}
        scale={scale}
        says="What an exam today would score"
      />
      <p className="mt-2 text-base text-muted">
        An estimate; AWS equates each form and does not publish the map. It comes from{' '}
        {counted(firstResponses, 'first answer')} and exam answers and from how you remember what came again,
        by sitting simulated forms. It believes that knowing a question here is worth {TRANSFER * 100} % of
        knowing the exam’s question on the same matter. Nobody has measured that: if it were worth nothing,
        the middle would be {without}; if everything, {whole}.
      </p>
    </div>
  )
}

function Missing({ domains }: { domains: NotEnough['domains'] }) {
  return (
    <div className="max-w-[42rem]">
      <p>
        A score is foretold from questions you met for the first time, {NEEDED_PER_DOMAIN} in each domain;
        repeating one says how well it is remembered, not what you would do with another.
      </p>
      <ul className="mt-3 grid gap-3">
        {domains.map(({ id, title, more }) => (
          <li key={id}>
            <p className="flex flex-wrap justify-between gap-x-4 text-base">
              <span>
                Domain {id}: {title}
              </span>
              <span className="tabular-nums">
                {more === 0 ? (
                  'enough'
                ) : (
                  <Link href={`/study?domain=${id}`} className="link -my-2.5 inline-block py-2.5">
                    {more} more<span className="sr-only"> in Domain {id}: practise new ones</span>
                  </Link>
                )}
              </span>
            </p>
            <svg width="100%" height="8" aria-hidden="true" className="block">
              <rect width="100%" height="8" rx="4" className="fill-hairline" />
              <rect
                width={`${(100 * (NEEDED_PER_DOMAIN - more)) / NEEDED_PER_DOMAIN}%`}
                height="8"
                rx="4"
                className={more === 0 ? 'fill-ink' : 'fill-flame'}
              />
            </svg>
          </li>
        ))}
      </ul>
    </div>
  )
}
