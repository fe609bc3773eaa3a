import { Prose } from '#app/_components/prose.tsx'
import { CHOOSABLE, CHOSEN_LETTER, OPTION_ROW, OPTION_TEXT, OptionLetter } from '#app/study/option-list.tsx'
import type { PresentedQuestion } from '#core/question/present-question.ts'

type SittingOptionsProps = {
  question: PresentedQuestion
  chosen: string[]
  struck: string[]
  disabled: boolean
  onChoose: (label: string) => void
  onStrike: (label: string) => void
}

/** Options that can be struck out. That is a note to oneself: a struck option can still be chosen, and is struck no more. */
export function SittingOptions({ question, chosen, struck, disabled, ...on }: SittingOptionsProps) {
  return (
    <div className="grid grid-cols-1 gap-2">
      {question.options.map(({ label, html }) => {
        const isStruck = struck.includes(label)
        return (
          <div key={label} className="flex items-stretch gap-1">
            <label
              className={`${OPTION_ROW} min-w-0 grow cursor-pointer border-hairline bg-panel ${CHOOSABLE}`}
            >
              <input
                type={question.type === 'single' ? 'radio' : 'checkbox'}
                name={`option-${question.questionId}`}
                value={label}
                checked={chosen.includes(label)}
                disabled={disabled}
                onChange={() => on.onChoose(label)}
                className="peer absolute start-3 top-2.5 size-7 cursor-pointer opacity-0"
              />
              <OptionLetter label={label} type={question.type} className={CHOSEN_LETTER} />
              <div className={`min-w-0 self-center ${isStruck ? 'text-muted line-through' : ''}`}>
                <Prose html={html} className={OPTION_TEXT} />
                {isStruck && <span className="sr-only">, struck out</span>}
              </div>
            </label>
            <button
              type="button"
              aria-pressed={isStruck}
              aria-label={`Strike out ${label.toUpperCase()}`}
              title={isStruck ? 'Bring back' : 'Strike out'}
              disabled={disabled}
              onClick={() => on.onStrike(label)}
              className="grid min-h-11 w-11 shrink-0 cursor-pointer place-items-center rounded-control text-muted hover:bg-panel hover:text-ink disabled:cursor-default disabled:opacity-60 aria-pressed:text-ink"
            >
              <StrikeShape struck={isStruck} />
            </button>
          </div>
        )
      })}
    </div>
  )
}

/** A letter with a line through it; where that is done, an arrow back. */
function StrikeShape({ struck }: { struck: boolean }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className="size-5"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {struck ? (
        <path d="M4 8h8.5a3.5 3.5 0 0 1 0 7H8M7 4.5 3.5 8 7 11.5" />
      ) : (
        <path d="M5.5 16 10 4l4.5 12M3 10.5h14" />
      )}
    </svg>
  )
}
