import Link from 'next/link'
import { ENOUGH_ANSWERS, percent } from '#app/progress/accuracy.ts'
import type { TopicStanding } from '#server/statistics.ts'

/** The topic with the lowest share of right first answers, once there are enough of them to say so. */
export function WeakestTopic({ topics }: { topics: TopicStanding[] }) {
  const weakest = topics.find(({ n, accuracy }) => n >= ENOUGH_ANSWERS && accuracy !== null && accuracy < 1)
  return (
    <section aria-labelledby="weakest-title" className="mt-12 border-t border-hairline pt-5">
      <h2 id="weakest-title" className="text-lg font-semibold">
        Weakest topic
      </h2>
      {weakest?.accuracy != null ? (
        <>
          <p className="mt-1">
            <Link href={`/learn/${weakest.topic}`} className="link">
              {weakest.title}
            </Link>
            : {percent(weakest.accuracy)} right on first answers ({weakest.correct} of {weakest.n}), between{' '}
            {percent(weakest.low)} and {percent(weakest.high)} (80 %).
          </p>
          <p className="mt-2 flex flex-wrap gap-x-5 text-base">
            {weakest.dueNow + weakest.unseen > 0 && (
              <Link href={`/study?topic=${weakest.topic}`} className="link">
                Practise it
              </Link>
            )}
            <Link href="/progress" className="link">
              All topics
            </Link>
          </p>
        </>
      ) : (
        <p className="mt-1 text-muted">
          {topics.some(({ n }) => n >= ENOUGH_ANSWERS)
            ? 'No topic with enough answers has a miss in it.'
            : `Not enough data yet: it takes ${ENOUGH_ANSWERS} first answers in one topic; the most so far is n = ${mostIn(topics)}.`}{' '}
          <Link href="/progress" className="link">
            All topics
          </Link>
        </p>
      )}
    </section>
  )
}

function mostIn(topics: TopicStanding[]): number {
  return Math.max(0, ...topics.map(({ n }) => n))
}
