import { type Pack } from './pack.ts'
import { type Question } from './question.ts'

/** How many questions are of one kind; `atLeast` is 0 where none are asked for. */
export type Tally = { id: string; title: string; count: number; atLeast: number }

export type TallyTable = { by: string; rows: Tally[] }

/** What a table asks of its rows: so many in each, by id. */
type Wanted = { domain: number; multiple: number; concept: (id: string) => number }

/** Counts questions by everything they are told apart by. One that names several concepts counts for each. */
export function tallyQuestions({ exam, topics }: Pack, questions: Question[], wanted: Wanted): TallyTable[] {
  const domainOf = new Map(exam.tasks.map(({ id, domain }) => [id, String(domain)]))
  const domains = exam.domains.map(({ id, title }) => ({ id: String(id), title }))
  const table = (
    by: string,
    kinds: { id: string; title: string }[],
    kindsOf: (question: Question) => string[],
    atLeast: (id: string) => number = () => 0,
  ): TallyTable => {
    const found = questions.flatMap(kindsOf)
    const rows = kinds.map(({ id, title }) => {
      return { id, title, count: found.filter((kind) => kind === id).length, atLeast: atLeast(id) }
    })
    return { by, rows }
  }
  return [
    table('domain', domains, ({ task }) => [domainOf.get(task) ?? ''], () => wanted.domain), // prettier-ignore
    table('task', exam.tasks, ({ task }) => [task]),
    table('topic', topics, ({ topic }) => [topic]),
    table(
      'concept',
      topics.flatMap(({ concepts }) => concepts),
      ({ concepts }) => concepts,
      wanted.concept,
    ),
    table('level', named('recall', 'apply', 'analyse'), ({ level }) => [level]),
    table('difficulty', named('easy', 'medium', 'hard'), ({ difficulty }) => [difficulty]),
    table('type', named('single', 'multiple'), ({ type }) => [type], (id) => id === 'multiple' ? wanted.multiple : 0), // prettier-ignore
  ]
}

function named(...ids: string[]): { id: string; title: string }[] {
  return ids.map((id) => ({ id, title: '' }))
}
