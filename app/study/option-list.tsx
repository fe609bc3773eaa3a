import { Prose } from '#app/_components/prose.tsx'
import type { PresentedQuestion } from '#core/question/present-question.ts'

type OptionListProps = {
  question: PresentedQuestion
  chosen: string[]
  onChoose: (label: string) => void
  disabled?: boolean
}

/** The options of a question as radio buttons or boxes; the whole row is the target. The fieldset around it holds the stem. */
export function OptionList({ question, chosen, onChoose, disabled }: OptionListProps) {
  return (
    <div className="grid grid-cols-1 gap-2">
      {question.options.map(({ label, html }) => (
        <label key={label} className={`${OPTION_ROW} cursor-pointer border-hairline bg-panel ${CHOOSABLE}`}>
          <input
            type={question.type === 'single' ? 'radio' : 'checkbox'}
            name={`option-${question.questionId}`}
            value={label}
            checked={chosen.includes(label)}
            disabled={disabled}
            onChange={() => onChoose(label)}
            className="peer absolute start-3 top-2.5 size-7 cursor-pointer opacity-0"
          />
          <OptionLetter label={label} type={question.type} className={CHOSEN_LETTER} />
          <Prose html={html} className={`min-w-0 self-center ${OPTION_TEXT}`} />
        </label>
      ))}
    </div>
  )
}

/** Shared with the rows after the answer, so that nothing jumps when one becomes the other. */
export const OPTION_ROW = 'relative flex min-h-11 items-start gap-3 rounded-control border px-3 py-2.5'

/** The stem is read in serif, what can be pressed in sans. */
export const OPTION_TEXT = 'font-sans! text-base!'

export const CHOOSABLE =
  'transition-colors hover:border-muted has-checked:border-flame has-checked:bg-flame-tint ' +
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-flame has-disabled:cursor-default'

export const CHOSEN_LETTER =
  'border-control peer-checked:border-flame peer-checked:bg-flame peer-checked:text-flame-ink'

type OptionLetterProps = { label: string; type: PresentedQuestion['type']; className?: string }

/** Round for one answer, square for several: the shapes of radio buttons and boxes. */
export function OptionLetter({ label, type, className = '' }: OptionLetterProps) {
  const shape = type === 'single' ? 'rounded-full' : 'rounded-[4px]'
  return (
    <span
      className={`grid size-7 shrink-0 place-items-center border text-sm font-semibold ${shape} ${className}`}
    >
      {label.toUpperCase()}
    </span>
  )
}
