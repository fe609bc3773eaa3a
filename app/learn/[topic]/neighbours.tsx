import Link from 'next/link'
import type { Lesson } from '#server/lessons.ts'

type Neighbour = Lesson['next']

/** The topics before and after, in teaching order. */
export function Neighbours({ previous, next }: { previous: Neighbour; next: Neighbour }) {
  return (
    <nav aria-label="Neighbouring topics" className="no-print mt-12 grid max-w-[40rem] gap-3 sm:grid-cols-2">
      {previous && <Neighbour way="Previous" topic={previous} />}
      {next && <Neighbour way="Next" topic={next} className="sm:col-start-2 sm:text-end" />}
    </nav>
  )
}

type NeighbourProps = { way: string; topic: NonNullable<Neighbour>; className?: string }

function Neighbour({ way, topic, className = '' }: NeighbourProps) {
  return (
    <Link
      href={`/learn/${topic.topic}`}
      className={`block rounded-control border border-hairline bg-panel px-4 py-2.5 hover:border-control ${className}`}
    >
      <span className="block text-sm text-muted">{way}</span>
      <span className="text-base font-medium">{topic.title}</span>
    </Link>
  )
}
