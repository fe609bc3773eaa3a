import Form from 'next/form'
import { Button } from '#app/_components/button.tsx'
import { INPUT } from '#app/_components/field.tsx'
import { DIFFICULTIES, LEVELS, STATUSES, type BankFilter } from '#server/bank-list.ts'
import { DIFFICULTY_WORDS, LEVEL_WORDS, STATUS_WORDS } from './words.ts'

type FilterFormProps = { filter: BankFilter; topics: Map<string, string>; tasks: Map<string, string> }

/** Asks by the address of the page: it works without JavaScript and can be kept as a link. */
export function FilterForm({ filter, topics, tasks }: FilterFormProps) {
  return (
    <Form
      action="/author"
      role="search"
      aria-label="Questions"
      // A select does not follow its defaultValue on a soft navigation.
      key={JSON.stringify(filter)}
      className="mb-6 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-6"
    >
      <label className="col-span-full grid gap-1 text-base font-medium lg:col-span-6">
        Words
        <input
          name="q"
          type="search"
          maxLength={100}
          autoComplete="off"
          defaultValue={filter.text}
          className={`${INPUT} w-full min-w-0 font-normal`}
        />
      </label>
      <Choice
        name="status"
        label="Status"
        value={filter.status}
        choices={STATUSES.map((id) => [id, STATUS_WORDS[id] ?? id])}
      />
      <Choice name="topic" label="Topic" value={filter.topic} choices={[...topics]} />
      <Choice
        name="task"
        label="Task"
        value={filter.task}
        choices={[...tasks].map(([id, title]) => [id, `${id} ${title}`])}
      />
      <Choice
        name="level"
        label="Level"
        value={filter.level}
        choices={LEVELS.map((id) => [id, LEVEL_WORDS[id] ?? id])}
      />
      <Choice
        name="difficulty"
        label="Difficulty"
        value={filter.difficulty}
        choices={DIFFICULTIES.map((id) => [id, DIFFICULTY_WORDS[id] ?? id])}
      />
      <Button type="submit" kind="secondary" className="col-span-full justify-self-start lg:col-span-1">
        Search
      </Button>
    </Form>
  )
}

type ChoiceProps = {
  name: string
  label: string
  value: string | null
  choices: (readonly [id: string, words: string])[]
}

function Choice({ name, label, value, choices }: ChoiceProps) {
  return (
    <label className="grid min-w-0 gap-1 text-base font-medium">
      {label}
      <select name={name} defaultValue={value ?? ''} className={`${INPUT} w-full min-w-0 font-normal`}>
        <option value="">Any</option>
        {choices.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
