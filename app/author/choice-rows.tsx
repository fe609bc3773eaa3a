import { Prose } from '#app/_components/prose.tsx'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import { CHOOSABLE, CHOSEN_LETTER, OPTION_ROW, OPTION_TEXT, OptionLetter } from '#app/study/option-list.tsx'

/** Options of a plain form, as in study: one `chosen`, or a box for each called `box-a`, `box-b`, … */
export function ChoiceRows({ question, chosen = [] }: { question: PresentedQuestion; chosen?: string[] }) {
  const isSingle = question.type === 'single'
  return (
    <div className="grid grid-cols-1 gap-2">
      <p className="text-sm text-muted">{isSingle ? 'Choose one.' : `Choose ${question.select}.`}</p>
      {question.options.map(({ label, html }) => (
        <label key={label} className={`${OPTION_ROW} cursor-pointer border-hairline bg-panel ${CHOOSABLE}`}>
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={isSingle ? 'chosen' : `box-${label}`}
            value={label}
            defaultChecked={chosen.includes(label)}
            className="peer absolute start-3 top-2.5 size-7 cursor-pointer opacity-0"
          />
          <OptionLetter label={label} type={question.type} className={CHOSEN_LETTER} />
          <Prose html={html} className={`min-w-0 self-center ${OPTION_TEXT}`} />
        </label>
      ))}
    </div>
  )
}
