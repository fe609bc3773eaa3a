import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ButtonLink } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { ENOUGH_CONFUSIONS } from '#core/statistics/confusion-pairs.ts'
import { now } from '#server/clock.ts'
import { confusedPair, type ConfusedPair } from '#server/confused-pair.ts'
import { viewer } from '#server/session.ts'
import { ToldMisses } from '../../told-misses.tsx'
import { counted } from '../../words.ts'
import { LessonSide } from './lesson-side.tsx'

export const metadata: Metadata = { title: 'Which of the two?' }

type PairPageProps = { params: Promise<{ pair: string }> }

export default async function PairPage({ params }: PairPageProps) {
  const { pair } = await params
  const { student } = await viewer()
  const found = student && (await confusedPair(student, pair, now()))
  if (!found) notFound()
  const [one, other] = found.sides
  return (
    <div className="grid grid-cols-1 gap-12">
      <div>
        <p className="mb-3 text-base">
          <Link href="/progress" className="link">
            Progress
          </Link>
        </p>
        <PageTitle lead={lead(found)}>
          {one.title} or {other.title}
        </PageTitle>
        {found.questions.length > 0 && (
          <ButtonLink href={`/study?pair=${one.topic}--${other.topic}`}>
            Practise{' '}
            {found.questions.length === 1
              ? 'the question that tells'
              : `the ${found.questions.length} questions that tell`}{' '}
            them apart
          </ButtonLink>
        )}
      </div>
      <div className="grid grid-cols-1 gap-8 md:grid-cols-2">
        <LessonSide side={one} other={other.title} />
        <LessonSide side={other} other={one.title} />
      </div>
      <Chosen misses={found.misses} />
      <Questions questions={found.questions} />
    </div>
  )
}

function lead({ n, lastSeen, sides: [one, other] }: ConfusedPair): string {
  if (n === 0) return 'You have not confused these two so far.'
  const ways = [way(other.title, one.title, one.n), way(one.title, other.title, other.n)].filter(Boolean)
  const few = n < ENOUGH_CONFUSIONS ? ' That is too few to call it more than a slip.' : ''
  return `You chose ${ways.join(', and ')}; last ${lastSeen}.${few}`
}

function way(chosen: string, meant: string, n: number): string {
  return n === 0 ? '' : `${chosen} where it was ${meant} ${counted(n, 'time')}`
}

function Chosen({ misses }: Pick<ConfusedPair, 'misses'>) {
  if (misses.length === 0) return null
  return (
    <Section id="chosen" title="What you chose each time">
      <div className="max-w-[46rem]">
        <ToldMisses misses={misses} titled />
      </div>
    </Section>
  )
}

function Questions({ questions }: Pick<ConfusedPair, 'questions'>) {
  return (
    <Section id="apart" title="Questions that tell them apart">
      {questions.length === 0 ? (
        <p className="text-muted">No question of the bank sets these two against each other.</p>
      ) : (
        <ul className="max-w-[46rem] border-t border-hairline">
          {questions.map(({ questionId, title }) => (
            <li key={questionId} className="border-b border-hairline py-2.5">
              <Link href={`/study?question=${questionId}`} className="link">
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
