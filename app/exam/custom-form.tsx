'use client'

import { useState } from 'react'
import { Button } from '#app/_components/button.tsx'
import { describedBy, Field, INPUT } from '#app/_components/field.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { CUSTOM } from '#core/exam/forms.ts'
import { extraMinutes, type ExtraTime } from '#core/exam/extra-time.ts'
import { minutesWords } from './form-words.ts'
import { TopicChoice, type TopicToChoose } from './topic-choice.tsx'
import { useStart } from './use-start.ts'

type CustomFormProps = { topics: TopicToChoose[]; extraTime: ExtraTime }
type Typed = { count: string; minutes: string }

/** A form of one's own: which topics, how many questions, how many minutes. */
export function CustomForm({ topics, extraTime }: CustomFormProps) {
  const { start, starting, problem } = useStart()
  const [chosen, setChosen] = useState<string[]>([])
  const [typed, setTyped] = useState<Typed>({ count: '20', minutes: '40' })
  const [isTried, setTried] = useState(false)
  const problems = problemsOf(chosen, typed)
  const shown: Partial<typeof problems> = isTried ? problems : {}
  const available = topics
    .filter(({ id }) => chosen.includes(id))
    .reduce((sum, each) => sum + each.questions, 0)
  const minutes = Number(typed.minutes)

  function submit() {
    setTried(true)
    const first = (['topics', 'count', 'minutes'] as const).find((name) => problems[name])
    if (first) document.getElementById(`custom-${first}`)?.focus()
    else void start({ form: 'custom', topics: chosen, count: Number(typed.count), minutes })
  }

  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TopicChoice topics={topics} chosen={chosen} problem={shown.topics} onChange={setChosen} />
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <NumberField
          name="count"
          label="Questions"
          help={`From ${CUSTOM.count.least} to ${CUSTOM.count.most}.`}
          value={typed.count}
          problem={shown.count}
          onChange={(count) => setTyped((before) => ({ ...before, count }))}
        />
        <NumberField
          name="minutes"
          label="Minutes"
          help={`From ${CUSTOM.minutes.least} to ${CUSTOM.minutes.most}; the exam gives two for a question.`}
          value={typed.minutes}
          problem={shown.minutes}
          onChange={(text) => setTyped((before) => ({ ...before, minutes: text }))}
        />
      </div>
      {chosen.length > 0 && available < Number(typed.count) && (
        <p className="rounded-control bg-note-tint px-3 py-2 text-base">
          These topics have {available} {available === 1 ? 'question' : 'questions'}: the exam will be that
          short.
        </p>
      )}
      <div>
        <Button type="submit" kind="secondary" disabled={starting}>
          {starting ? 'Starting…' : 'Start custom exam'}
        </Button>
        {extraTime !== 'none' && !problems.minutes && (
          <p className="mt-2 text-base tabular-nums">
            {minutesWords({ minutes, extraMinutes: extraMinutes(extraTime, minutes) })}
          </p>
        )}
        <StatusMessage urgent className="mt-1 text-ink empty:hidden">
          {problem}
        </StatusMessage>
      </div>
    </form>
  )
}

type NumberFieldProps = {
  name: string
  label: string
  help: string
  value: string
  problem: string | undefined
  onChange: (value: string) => void
}

function NumberField({ name, label, help, value, problem, onChange }: NumberFieldProps) {
  const id = `custom-${name}`
  return (
    <Field label={label} htmlFor={id} help={help} problem={problem}>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id)}
        className={`${INPUT} w-24 tabular-nums`}
      />
    </Field>
  )
}

function problemsOf(chosen: string[], { count, minutes }: Typed) {
  return {
    topics: chosen.length === 0 ? 'Choose at least one topic.' : undefined,
    count: isWithin(count, CUSTOM.count)
      ? undefined
      : `Choose from ${CUSTOM.count.least} to ${CUSTOM.count.most} questions.`,
    minutes: isWithin(minutes, CUSTOM.minutes)
      ? undefined
      : `Choose from ${CUSTOM.minutes.least} to ${CUSTOM.minutes.most} minutes.`,
  } satisfies Record<string, string | undefined>
}

function isWithin(text: string, { least, most }: { least: number; most: number }): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}
