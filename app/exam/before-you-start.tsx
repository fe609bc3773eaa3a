import { Section } from '#app/_components/panel.tsx'

/** What the clock and closing mean, said before either begins. */
export function BeforeYouStart() {
  return (
    <Section id="rules" title="Before you start">
      <ul className="grid list-disc gap-1.5 ps-5 marker:text-muted">
        <li>The server’s clock runs from the start and does not pause, even when you close the page.</li>
        <li>
          Every choice is saved as you make it, and you can change it until you submit. Reload, or go on with
          another device: it is all there.
        </li>
        <li>When the time is over the exam closes by itself, and what was saved until then counts.</li>
        <li>
          Nothing says right or wrong before the end. Then you see why, for every option; each question you
          saw counts as a review of it.
        </li>
        <li>
          Questions are drawn by the exam’s weights, those you have never seen first. How you answered before
          plays no part.
        </li>
        <li>
          Extra time is set in{' '}
          <a href="/settings" className="link">
            the settings
          </a>
          , before an exam starts.
        </li>
      </ul>
    </Section>
  )
}
