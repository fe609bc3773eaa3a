import { Panel } from '#app/_components/panel.tsx'
import type { FixedForm } from '#core/exam/forms.ts'
import type { FormOffer } from '#server/form-offers.ts'
import { formName, minutesWords } from './form-words.ts'
import { StartForm } from './start-form.tsx'

const ABOUT: Record<FixedForm, string> = {
  quick: 'A short rehearsal: a percentage, no verdict.',
  half: 'Half of the exam in half of its time: a percentage, no verdict.',
  full: 'As in the exam.',
}

/** One form: what it is, how much of it would be new, and the button that starts its clock. */
export function FormOfferPanel({ offer }: { offer: FormOffer }) {
  const { form, questions, unscored, neverSeen } = offer
  const name = formName(form)
  return (
    <Panel className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{name}</h2>
      <p className="tabular-nums">
        {questions} {questions === 1 ? 'question' : 'questions'} · {minutesWords(offer)}
      </p>
      <p className="text-base text-muted">
        {ABOUT[form]}
        {unscored > 0 &&
          ` ${questions - unscored} count and ${unscored} do not; which ones is told at the end, with an estimated score.`}
      </p>
      <p className="text-base tabular-nums">
        {neverSeen} of {questions} you have never seen.
      </p>
      <ShortOf offer={offer} />
      <div className="mt-auto">
        <StartForm
          form={form}
          word={`Start ${name.toLowerCase()}`}
          kind={form === 'full' ? 'primary' : 'secondary'}
        />
      </div>
    </Panel>
  )
}

/** Where the bank cannot fill a domain's share, and by which rule the gap is filled. */
function ShortOf({ offer: { domains, questions, wanted } }: { offer: FormOffer }) {
  const short = domains.filter(({ count, wanted: share }) => count < share)
  if (short.length === 0) return null
  return (
    <div className="rounded-control bg-note-tint px-3 py-2 text-sm">
      <p className="font-medium">The bank is short of questions:</p>
      <ul>
        {short.map(({ id, title, count, wanted: share }) => (
          <li key={id}>
            {title}: {count} of the {share} it should have
          </li>
        ))}
      </ul>
      <p>
        {questions < wanted
          ? `There are no others to fill the gap, so it is ${questions} questions instead of ${wanted}.`
          : 'The gap is filled one by one from the domains that have most left over by their weight, so the proportions are not quite the exam’s.'}
      </p>
    </div>
  )
}
