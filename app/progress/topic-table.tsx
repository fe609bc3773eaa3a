import Link from 'next/link'
import type { ReactNode } from 'react'
import { ButtonLink } from '#app/_components/button.tsx'
import type { Share, WeakTopic } from '#server/weak-topics.ts'
import { ENOUGH_ANSWERS, percent } from './accuracy.ts'
import { IntervalBar } from './interval-bar.tsx'
import { TrendMark } from './trend-mark.tsx'
import { counted } from './words.ts'

/** As many topics as somebody can work on stand there at once. */
const SHOWN = 6

/** Topics by the points of an exam that there are to gain, with what tells how; on a phone each row is a small block. */
export function TopicTable({ topics, sureMisses }: { topics: WeakTopic[]; sureMisses: number }) {
  const rest = topics.slice(SHOWN)
  return (
    <div>
      <Table topics={topics.slice(0, SHOWN)} caption="Topics with most to gain" />
      {rest.length > 0 && (
        <details className="no-print">
          <summary className="min-h-11 w-fit py-2.5 text-base text-muted">
            {counted(rest.length, 'more topic')}
          </summary>
          <Table topics={rest} caption="Topics with less to gain" />
        </details>
      )}
      <p className="mt-3 max-w-[68ch] text-sm text-muted">
        Points are what knowing all of a topic would add to an exam, on average; a topic with few answers is
        taken to be like the others of its domain. First answers include answers in exams; bars and intervals
        span where the true share lies 8 times out of 10. Remembered counts reviews that were due. The trend
        is the last 20 answers against the 20 before.
      </p>
      {sureMisses > 0 && (
        <ButtonLink href="/study?sure=1" kind="secondary" className="no-print mt-4">
          Practise the {counted(sureMisses, 'question')} you were sure about and got wrong
        </ButtonLink>
      )}
    </div>
  )
}

function Table({ topics, caption }: { topics: WeakTopic[]; caption: string }) {
  return (
    <table role="table" className="data-table stacks">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <Head>Topic</Head>
          <Head number>To gain</Head>
          <Head>Right on first answers</Head>
          <Head>Trend</Head>
          <Head number>Remembered</Head>
          <Head number>Sure, wrong</Head>
          <Head number>Lucky</Head>
          <Head>
            <span className="sr-only">Practise</span>
          </Head>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {topics.map((topic) => (
          <Row key={topic.topic} topic={topic} />
        ))}
      </tbody>
    </table>
  )
}

function Head({ children, number = false }: { children: ReactNode; number?: boolean }) {
  return (
    <th role="columnheader" scope="col" className={number ? 'number' : undefined}>
      {children}
    </th>
  )
}

function Row({ topic: row }: { topic: WeakTopic }) {
  const { topic, title, points, first, trend, retention, lastSeen, misconceptions, luckyGuesses } = row
  const isOpen = row.dueNow + row.unseen > 0
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="whole-row min-w-40">
        <Link href={`/learn/${topic}`} className="link font-medium">
          {title}
        </Link>
        {lastSeen && <span className="block text-sm font-normal text-muted">Last answered {lastSeen}</span>}
      </th>
      <td role="cell" data-label="To gain" className="number font-medium whitespace-nowrap">
        {Math.round(points)} points
      </td>
      <td role="cell" className="whole-row min-w-44">
        <FirstAnswers first={first} />
      </td>
      <td role="cell" data-label="Trend">
        <TrendMark trend={trend} />
      </td>
      <td role="cell" data-label="Remembered" className="number whitespace-nowrap">
        {retention.n === 0 ? '–' : `${percent(retention.right / retention.n)} (n = ${retention.n})`}
      </td>
      <td role="cell" data-label="Sure, wrong" className="number">
        {misconceptions}
      </td>
      <td role="cell" data-label="Lucky" className="number">
        {luckyGuesses}
      </td>
      <td role="cell" className="no-print number">
        {(isOpen || lastSeen) && (
          <Link
            href={`/study?topic=${topic}${isOpen ? '' : '&drill=1'}`}
            className="link -my-2.5 inline-block py-2.5"
          >
            Practise<span className="sr-only"> {title}</span>
          </Link>
        )}
      </td>
    </tr>
  )
}

function FirstAnswers({ first: { n, right, low, high } }: { first: Share }) {
  if (n === 0) return <span className="text-muted">Not answered yet</span>
  if (n < ENOUGH_ANSWERS) return <span className="text-muted">Not enough data yet (n = {n})</span>
  return (
    <>
      <span className="font-medium">{percent(right / n)}</span>{' '}
      <span className="text-muted">
        (n = {n}), {percent(low)} to {percent(high)}
      </span>
      <IntervalBar low={low} high={high} share={right / n} />
    </>
  )
}
