import type { RootContent } from 'mdast'
import { renderNodes } from '#core/markdown/render-markdown.ts'
import type { Pack } from './pack.ts'
import type { Question } from './question.ts'

/** A question as it is stored: facts to search by, what is shown, and what is told after the answer (HTML, file order). */
export type PreparedQuestion = Pick<
  Question,
  | 'id'
  | 'title'
  | 'task'
  | 'topic'
  | 'concepts'
  | 'family'
  | 'type'
  | 'level'
  | 'difficulty'
  | 'status'
  | 'form'
  | 'shuffle'
> & {
  domain: number
  /** How many options are right, and so to be chosen. */
  select: number
  presented: { stem: string; options: string[] }
  answer: {
    key: number[]
    rationales: string[]
    explanation: string
    remember: string
    references: string
    sources: { title: string; url: string }[]
    checked: string | null
  }
}

/** Renders a checked question to the HTML that its version keeps for good; `image` says where its pictures are. */
export function prepareQuestion(
  question: Question,
  pack: Pack,
  image?: (path: string) => string | null,
): PreparedQuestion {
  const place = image ? { image } : {}
  const render = (nodes: RootContent[]) => renderNodes(nodes, question.definitions, place)
  const key = question.options.flatMap((option, place) => (option.key ? [place] : []))
  return {
    id: question.id,
    title: question.title,
    task: question.task,
    topic: question.topic,
    concepts: question.concepts,
    family: question.family,
    type: question.type,
    level: question.level,
    difficulty: question.difficulty,
    status: question.status,
    form: question.form,
    shuffle: question.shuffle,
    domain: domainOf(question.task, pack),
    select: key.length,
    presented: {
      stem: render(question.stem),
      options: question.options.map((option) => render(option.text)),
    },
    answer: {
      key,
      rationales: question.options.map((option) => render(option.rationale)),
      explanation: render(question.explanation),
      remember: render(question.remember),
      references: render(question.references),
      sources: question.sources,
      checked: question.checked,
    },
  }
}

function domainOf(task: string, pack: Pack): number {
  const found = pack.exam.tasks.find(({ id }) => id === task)
  if (!found) throw new Error(`task ${task} is not in the exam's blueprint`)
  return found.domain
}
