import type { Metadata } from 'next'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { planFields } from '#app/settings/settings-fields.ts'
import { formatDay } from '#core/scheduler/study-day.ts'
import { missedDays } from '#server/catch-up.ts'
import { now } from '#server/clock.ts'
import { planOfToday, type TodaysPlan } from '#server/day-plan.ts'
import { dueForecast, plannedDays } from '#server/forecast.ts'
import { hasPlanFeed } from '#server/plan-feed.ts'
import { viewer, type Student } from '#server/session.ts'
import { todayOf } from '#server/student-day.ts'
import { topicTitles } from '#server/topics.ts'
import { CalendarLink } from './calendar-link.tsx'
import { CatchUp } from './catch-up.tsx'
import { Forecast } from './forecast.tsx'
import { PlanForm } from './plan-form.tsx'
import { WaysOut } from './ways-out.tsx'
import { balance, headline } from './words.ts'

export const metadata: Metadata = {
  title: 'Plan',
  description: 'Whether the time until your exam is enough, and what each day would hold.',
}

export default async function PlanPage() {
  const { student } = await viewer()
  if (!student) return <NotYet />
  const instant = now()
  const today = todayOf(student, instant)
  const plan = await planOfToday(student, instant)
  return (
    <>
      {plan ? (
        <Planned plan={plan} topicTitles={await topicTitles()} />
      ) : (
        <Unplanned student={student} today={today} />
      )}
      <div className="mt-10 grid grid-cols-1 gap-12">
        <CatchUp missed={await missedDays(student, instant)} />
        <Section id="days-title" title={plan ? 'What each day holds' : 'The next 30 days'}>
          <Forecast
            title={plan ? 'Minutes a day until your exam' : 'Minutes a day for what is due by now'}
            days={plan ? plannedDays(plan) : await dueForecast(student, instant)}
            today={today}
          />
        </Section>
        <Section id="plan-form-title" title="Your exam and your minutes">
          <PlanForm initial={planFields(student)} />
        </Section>
        <CalendarLink hasLink={await hasPlanFeed(student)} />
      </div>
    </>
  )
}

function Planned({ plan, topicTitles: titles }: { plan: TodaysPlan; topicTitles: Map<string, string> }) {
  const { verdict, examDay, day } = plan
  return (
    <>
      <PageTitle lead={balance(verdict)}>{headline(verdict, examDay, day)}</PageTitle>
      {verdict.needSeconds > verdict.haveSeconds && (
        <WaysOut verdict={verdict} topicTitles={titles} today={day} />
      )}
      <div className="mt-6">
        <ButtonLink href="/study">Study by this plan</ButtonLink>
      </div>
    </>
  )
}

function Unplanned({ student: { examDay, studyMinutes }, today }: { student: Student; today: number }) {
  if (examDay === today)
    return (
      <PageTitle lead="There is nothing left to plan. What is due is shown as ever.">
        Your exam is today
      </PageTitle>
    )
  if (examDay !== null && examDay < today)
    return (
      <PageTitle lead="With another date ahead there will be a plan again. Until then, questions come when they are due.">
        Your exam was {formatDay(examDay, today)}
      </PageTitle>
    )
  const missing =
    examDay === null
      ? 'the date of your exam'
      : studyMinutes
        ? 'more than no minutes a week'
        : 'the minutes you have on each day of the week'
  return (
    <PageTitle lead={`A plan needs ${missing}. Until then, questions come when they are due.`}>
      No plan yet
    </PageTitle>
  )
}

function NotYet() {
  return (
    <EmptyState title="No plan yet" action={<ButtonLink href="/study">Start studying</ButtonLink>}>
      <p>
        A plan is made from the date of your exam, your minutes and your answers, and there are none yet on
        this device. From the first answer on they are kept.
      </p>
    </EmptyState>
  )
}
