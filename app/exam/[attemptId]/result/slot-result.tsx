import { Prose } from '#app/_components/prose.tsx'
import { Verdict, VerdictMark } from '#app/_components/verdict.tsx'
import { Remember, Sources } from '#app/study/feedback.tsx'
import { MarkedOptions } from '#app/study/marked-options.tsx'
import type { ResultSlot } from '#server/result-slot.ts'
import { shownFor } from './time-words.ts'

/** One question of the exam, closed to its title; opened, everything there is to learn from it. */
export function SlotResult({ slot }: { slot: ResultSlot }) {
  return (
    <details id={`question-${slot.slot}`} className="group scroll-mt-4 border-b border-hairline">
      <summary className="flex min-h-14 items-start gap-3 py-3">
        <span className={`mt-1 ${slot.correct ? 'text-(--right)' : 'text-(--wrong)'}`}>
          <VerdictMark right={slot.correct} />
        </span>
        <span className="min-w-0 grow">
          <span className="font-medium group-hover:underline">{slot.title}</span>
          <span className="block text-sm text-muted">{aboutSlot(slot)}</span>
        </span>
        <Chevron />
      </summary>
      <div className="grid grid-cols-1 gap-5 pt-2 pb-8">
        <Prose html={slot.question.stem} />
        {slot.chosen.length === 0 && <Verdict right={false}>Not answered</Verdict>}
        <MarkedOptions
          question={slot.question}
          chosen={slot.chosen}
          keyLabels={slot.keyLabels}
          rationales={slot.rationales}
        />
        <Remember html={slot.remember} />
        <Prose html={slot.explanation} />
        {slot.schedule && <p className="text-sm text-muted">{slot.schedule}</p>}
        <Sources sources={slot.sources} checked={slot.checked} furtherHtml={slot.references} />
      </div>
    </details>
  )
}

/** "Question 8 · DAX · not answered · 1 min 2 s · changed from right to wrong · does not count" */
function aboutSlot(slot: ResultSlot): string {
  return [
    `Question ${slot.slot}`,
    slot.topicTitle,
    slot.correct ? 'right' : missWord(slot),
    slot.elapsedMs > 0 && shownFor(slot.elapsedMs),
    slot.change && CHANGES[slot.change],
    !slot.scored && 'does not count',
  ]
    .filter(Boolean)
    .join(' · ')
}

const CHANGES = {
  'to-right': 'changed from wrong to right',
  'to-wrong': 'changed from right to wrong',
  'still-wrong': 'changed from wrong to wrong',
}

function missWord({ chosen, keyLabels, seen }: ResultSlot): string {
  if (!seen) return 'never shown'
  if (chosen.length === 0) return 'not answered'
  return chosen.length < keyLabels.length ? 'incomplete' : 'not right'
}

function Chevron() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="mt-1.5 size-4 shrink-0 transition-transform group-open:rotate-180"
      aria-hidden="true"
    >
      <path d="M3 6l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
