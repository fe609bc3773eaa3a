import { Prose } from '#app/_components/prose.tsx'
import { Verdict } from '#app/_components/verdict.tsx'
import type { PresentedQuestion } from '#core/question/present-question.ts'
import { OPTION_ROW, OPTION_TEXT, OptionLetter } from './option-list.tsx'

type MarkedOptionsProps = {
  question: PresentedQuestion
  chosen: string[]
  keyLabels: string[]
  rationales: Record<string, string>
}

/** The options after the answer: every one with its reason, the right and the chosen ones marked in words and shapes. */
export function MarkedOptions({ question, chosen, keyLabels, rationales }: MarkedOptionsProps) {
  return (
    <ul className="grid list-none grid-cols-1 gap-2 p-0">
      {question.options.map(({ label, html }) => {
        const mark = markOf(keyLabels.includes(label), chosen.includes(label))
        return (
          <li key={label} className={`${OPTION_ROW} ${mark.row}`}>
            <OptionLetter label={label} type={question.type} className={mark.letter} />
            <div className="min-w-0 flex-1 self-center">
              <Prose html={html} className={OPTION_TEXT} />
              <div className="mt-1.5 grid grid-cols-1 gap-0.5 text-base">
                {mark.word && <Verdict right={mark.right}>{mark.word}</Verdict>}
                <Prose
                  html={rationales[label] ?? ''}
                  className={`${OPTION_TEXT} ${mark.word ? '' : 'text-muted!'}`}
                />
              </div>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

type Mark = { word: string | null; right: boolean; row: string; letter: string }

const RIGHT = {
  right: true,
  row: 'border-(--right) bg-(--right-tint)',
  letter: 'border-(--right) bg-(--right) text-(--paper)',
}

const WRONG = {
  right: false,
  row: 'border-(--wrong) bg-(--wrong-tint)',
  letter: 'border-(--wrong) bg-(--wrong) text-(--paper)',
}

const UNMARKED: Mark = { word: null, right: false, row: 'border-hairline bg-panel', letter: 'border-control' }

function markOf(isRight: boolean, isChosen: boolean): Mark {
  if (isRight) return { ...RIGHT, word: isChosen ? 'Right answer, your choice' : 'Right answer' }
  return isChosen ? { ...WRONG, word: 'Your choice' } : UNMARKED
}
