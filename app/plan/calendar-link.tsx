import { TextForm } from '#app/_account/text-form.tsx'
import { Section } from '#app/_components/panel.tsx'
import { makePlanLink, revokePlanLink } from './actions.ts'

/** The plan in a calendar of one's own, by a private link that can be taken back. */
export function CalendarLink({ hasLink }: { hasLink: boolean }) {
  return (
    <Section id="calendar-title" title="In your calendar">
      <p className="mb-4 max-w-[68ch]">
        {hasLink
          ? 'There is a private link to your plan. Whoever has it sees minutes and numbers of questions, and no name. A new link ends the old one.'
          : 'A private link shows your plan in a calendar: minutes and numbers of questions, and no name. Whoever has the link can read it.'}
      </p>
      <div className="grid gap-4">
        <TextForm
          action={makePlanLink}
          submit={hasLink ? 'Make a new link' : 'Make a link'}
          kind="secondary"
          fields={[]}
        />
        {hasLink && (
          <TextForm action={revokePlanLink} submit="Take the link back" kind="secondary" fields={[]} />
        )}
      </div>
    </Section>
  )
}
