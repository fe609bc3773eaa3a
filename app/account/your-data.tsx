import { buttonStyle } from '#app/_components/button.tsx'
import { Section } from '#app/_components/panel.tsx'

/** Everything of mine to take away, as files. */
export function YourData() {
  return (
    <Section id="your-data" title="Your data">
      <p className="mb-4 text-base text-muted">
        Every answer you gave, your schedules, exams, settings and sign-ins: all that is kept here of you. The
        zip has it as tables for a spreadsheet and as JSON Lines, with a text that explains them.
      </p>
      <div className="flex flex-wrap gap-3">
        <a href="/api/v1/me/export?format=zip" download className={buttonStyle('secondary')}>
          Download as zip
        </a>
        <a href="/api/v1/me/export" download className={buttonStyle('secondary')}>
          Download as JSON
        </a>
      </div>
    </Section>
  )
}
