import { Problem } from '#app/_components/problem.tsx'

export type TopicToChoose = { id: string; title: string; questions: number }

type TopicChoiceProps = {
  topics: TopicToChoose[]
  chosen: string[]
  problem: string | undefined
  onChange: (chosen: string[]) => void
}

/** Boxes to tick, in teaching order, in a list that scrolls inside itself. */
export function TopicChoice({ topics, chosen, problem, onChange }: TopicChoiceProps) {
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset aria-describedby="custom-topics-problem">
      <legend className="mb-1 font-medium">
        Topics <span className="font-normal text-muted tabular-nums">({chosen.length} chosen)</span>
      </legend>
      <div className="mb-2 flex gap-4 text-base">
        <button type="button" className="link min-h-11" onClick={() => onChange(topics.map(({ id }) => id))}>
          Choose all
        </button>
        <button type="button" className="link min-h-11" onClick={() => onChange([])}>
          Choose none
        </button>
      </div>
      <div
        id="custom-topics"
        tabIndex={0}
        role="group"
        aria-label="Topics to choose from"
        className="grid max-h-72 gap-x-6 overflow-y-auto rounded-control border border-control bg-panel px-3 py-1 sm:grid-cols-2"
      >
        {topics.map(({ id, title, questions }) => (
          <label key={id} className="flex min-h-11 items-center gap-3 text-base">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              className="size-5 shrink-0 accent-(--flame)"
            />
            <span>
              {title} <span className="text-muted tabular-nums">({questions})</span>
            </span>
          </label>
        ))}
      </div>
      <Problem id="custom-topics-problem">{problem}</Problem>
    </fieldset>
  )
}
