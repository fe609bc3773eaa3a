import Link from 'next/link'
import { ButtonLink } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import type { SessionSummary } from '#server/session-summary.ts'
import type { Next } from '#server/study.ts'
import { isGoingOver, wishQuery, type Wish } from './wish.ts'

type SessionEndProps = { summary: SessionSummary; next: Next; wish: Wish; topicTitle: string | undefined }

/** Nothing is left to answer: what went well, what comes back and when, what to do next. */
export function SessionEnd({ summary, next, wish, topicTitle }: SessionEndProps) {
  return (
    <div className="mx-auto grid max-w-[42rem] grid-cols-1 gap-10">
      <div>
        <PageTitle lead={whatHappened(summary)}>{titleOf(wish, summary, next, topicTitle)}</PageTitle>
        <NextSteps summary={summary} next={next} wish={wish} />
      </div>
      {summary.missed.length > 0 && <Missed missed={summary.missed} />}
      {summary.back.length > 0 && <ComesBack back={summary.back} />}
    </div>
  )
}

function titleOf(
  wish: Wish,
  summary: SessionSummary,
  { plan }: Next,
  topicTitle: string | undefined,
): string {
  if (plan?.isUsed)
    return plan.minutes === 0
      ? 'No minutes are planned for today'
      : `Today’s ${counted(plan.minutes, 'minute')} ${plan.minutes === 1 ? 'is' : 'are'} used`
  if (isGoingOver(wish)) return 'Gone over'
  if (wish.domain) return `Nothing new left in Domain ${wish.domain}`
  if (topicTitle) return `Nothing left in ${topicTitle} today`
  return summary.answered > 0 ? 'Done for today' : 'Nothing is due now'
}

function whatHappened({ answered, right, minutes, nextDue }: SessionSummary): string {
  const later = nextDue ? `The next questions are due ${nextDue}.` : 'Nothing is scheduled yet.'
  if (answered === 0) return later
  const time = minutes < 1 ? 'in less than a minute' : `in ${counted(minutes, 'minute')}`
  return `Today you answered ${counted(answered, 'question')} ${time}, ${right} of them right. ${later}`
}

/** A wish for less than everything. */
function isNarrow(wish: Wish): boolean {
  return Boolean(wish.topic || wish.domain) || isGoingOver(wish)
}

type NextStepsProps = { summary: SessionSummary; next: Next; wish: Wish }

/** One thing to do first, and quieter ones beside it. */
function NextSteps({ summary, next, wish }: NextStepsProps) {
  const drillFirst = next.drillLeft > 0
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {drillFirst && (
          <ButtonLink href={`/study${wishQuery({ topic: wish.topic, drill: true })}`}>
            Go over {counted(next.drillLeft, 'question')} again
          </ButtonLink>
        )}
        {isNarrow(wish) && (
          <ButtonLink href="/study" kind={drillFirst ? 'secondary' : 'primary'}>
            Study all topics
          </ButtonLink>
        )}
        <ButtonLink href="/exam" kind={drillFirst || isNarrow(wish) ? 'secondary' : 'primary'}>
          Take an exam
        </ButtonLink>
        {next.plan?.isUsed && (
          <ButtonLink href="/study?more=1" kind="secondary">
            Go on all the same
          </ButtonLink>
        )}
      </div>
      {drillFirst && <p className="mt-2 text-sm text-muted">Going over them moves no schedule.</p>}
      {next.parked > 0 && (
        <p className="mt-4">
          You have parked {counted(next.parked, 'question')}:{' '}
          <Link href="/progress#leeches" className="link">
            see {next.parked === 1 ? 'it' : 'them'}
          </Link>
          .
        </p>
      )}
      {summary.weakest && (
        <p className="mt-4">
          Weakest so far:{' '}
          <Link href={`/learn/${summary.weakest.topic}`} className="link">
            read the lesson on {summary.weakest.title}
          </Link>
          .
        </p>
      )}
    </>
  )
}

function Missed({ missed }: Pick<SessionSummary, 'missed'>) {
  return (
    <Section id="missed-title" title="To look at again">
      <ul className="border-t border-hairline">
        {missed.map(({ questionId, title, topicTitle, back }) => (
          <li key={questionId} className="border-b border-hairline py-3">
            <Link href={`/study${wishQuery({ question: questionId })}`} className="link font-medium">
              {title}
            </Link>
            <p className="text-sm text-muted">
              {topicTitle} · comes back {back}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ComesBack({ back }: Pick<SessionSummary, 'back'>) {
  return (
    <Section id="back-title" title="When today’s questions come back">
      <dl className="max-w-md border-t border-hairline">
        {back.map(({ when, count }) => (
          <div key={when} className="flex justify-between gap-4 border-b border-hairline py-2">
            <dt>{capitalised(when)}</dt>
            <dd className="tabular-nums">{counted(count, 'question')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
