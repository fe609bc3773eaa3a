import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '#app/_components/panel.tsx'
import type { TopicStanding } from '#server/statistics.ts'
import { ENOUGH_ANSWERS, percent } from './accuracy.ts'
import { IntervalBar } from './interval-bar.tsx'

type TopicStandingsProps = { topics: TopicStanding[]; answered: number }

/** Every topic, weakest first; on a phone each row becomes a small block. */
export function TopicStandings({ topics, answered }: TopicStandingsProps) {
  return (
    <Section id="topics-title" title={sentence(topics)}>
      <p className="mb-4 max-w-[40rem] text-base text-muted">
        From {answered === 1 ? '1 answer' : `${answered} answers`}. Only the first answer to each question
        counts here: it is the one that no repetition has helped. The bar spans where the true share lies 8
        times out of 10.
      </p>
      <table role="table" aria-labelledby="topics-title" className="data-table stacks">
        <thead role="rowgroup">
          <tr role="row">
            <Head>Topic</Head>
            <Head>Right on first answers</Head>
            <Head number>Sure, but wrong</Head>
            <Head number>Due now</Head>
            <Head number>New</Head>
            <Head>
              <span className="sr-only">Practise</span>
            </Head>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {topics.map((topic) => (
            <Row key={topic.topic} standing={topic} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Head({ children, number = false }: { children: ReactNode; number?: boolean }) {
  return (
    <th role="columnheader" scope="col" className={number ? 'number' : undefined}>
      {children}
    </th>
  )
}

function Row({ standing }: { standing: TopicStanding }) {
  const { topic, title, n, sureMisses, lastSeen, dueNow, unseen } = standing
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="whole-row min-w-44">
        <Link href={`/learn/${topic}`} className="link font-medium">
          {title}
        </Link>
        {lastSeen && <span className="block text-sm font-normal text-muted">Last answered {lastSeen}</span>}
      </th>
      <td role="cell" className="whole-row min-w-56">
        <Accuracy standing={standing} />
      </td>
      <td role="cell" data-label="Sure, but wrong" className="number">
        {n === 0 ? '–' : sureMisses}
      </td>
      <td role="cell" data-label="Due now" className="number">
        {dueNow}
      </td>
      <td role="cell" data-label="New" className="number">
        {unseen}
      </td>
      <td role="cell" className="number">
        {dueNow + unseen > 0 && (
          <Link href={`/study?topic=${topic}`} className="link -my-2.5 inline-block py-2.5">
            Practise<span className="sr-only"> {title}</span>
          </Link>
        )}
      </td>
    </tr>
  )
}

function Accuracy({ standing: { n, correct, accuracy, low, high } }: { standing: TopicStanding }) {
  if (n === 0 || accuracy === null) return <span className="text-muted">Not answered yet</span>
  if (n < ENOUGH_ANSWERS) return <span className="text-muted">Not enough data yet (n = {n})</span>
  return (
    <>
      <span className="font-medium">{percent(accuracy)}</span>{' '}
      <span className="text-muted">
        ({correct} of {n}), between {percent(low)} and {percent(high)}
      </span>
      <IntervalBar low={low} high={high} share={accuracy} />
    </>
  )
}

function sentence(topics: TopicStanding[]): string {
  const told = topics.filter(({ n }) => n >= ENOUGH_ANSWERS)
  const weakest = told.find(({ accuracy }) => accuracy !== null && accuracy < 1)
  if (weakest) return `Weakest so far: ${weakest.title}`
  return told.length > 0
    ? 'No miss in any topic with enough answers'
    : 'Not enough answers yet to name a weakest topic'
}
