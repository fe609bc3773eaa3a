import { TextForm } from '#app/_account/text-form.tsx'
import { Section } from '#app/_components/panel.tsx'
import type { MissedDays } from '#server/catch-up.ts'
import { spreadMissed } from './actions.ts'

/** What was missed lately and how it would be spread, before anything is changed. */
export function CatchUp({ missed }: { missed: MissedDays | null }) {
  if (!missed) return null
  const { missedMinutes, days, minutesEach } = missed
  return (
    <Section id="catch-up-title" title={`${missedMinutes} minutes of the last days were not studied`}>
      <p className="mb-4 max-w-[68ch]">
        The plan already goes on without them. Spread over{' '}
        {days === 1 ? 'today' : `${days} days from today on`}, they would be {minutesEach} more minutes{' '}
        {days === 1 ? '' : 'on each'}.
      </p>
      <TextForm
        action={spreadMissed}
        submit={days === 1 ? 'Add them to today' : `Spread over ${days} days`}
        kind="secondary"
        fields={[]}
      />
    </Section>
  )
}
