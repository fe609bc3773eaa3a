import { type Root } from 'hast'
import { type RootContent } from 'mdast'
import { type Place } from '#core/markdown/mdast-handlers.ts'
import { plainText } from '#core/markdown/plain-text.ts'
import { type Domain, type Task } from '#core/question/pack.ts'
import { type Question, type Source } from '#core/question/question.ts'
import { afterword } from './afterword.ts'
import { inlineDefinitions } from './inline-definitions.ts'
import { portableTree } from './portable-tree.ts'
import { toMarkdown } from './to-markdown.ts'

/** A piece of text in the forms that formats ask for; `plain` is one line without any marks. */
export type ExportedText = { markdown: string; tree: Root; plain: string }

/** A published question as every format starts from: nothing of it depends on the format. */
export type ExportedQuestion = Pick<
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
  | 'shuffle'
  | 'checked'
  | 'drawnFrom'
  | 'authors'
> & {
  version: number
  publishedAt: Date
  domain: number
  stem: ExportedText
  /** In the order of the file. */
  options: { text: ExportedText; rationale: ExportedText; key: boolean }[]
  explanation: ExportedText
  remember: ExportedText
  references: ExportedText
  sources: Source[]
  /** Explanation, remember, references and sources as one text, for formats with one place for all of them. */
  afterword: ExportedText
}

export type ExportedBank = {
  code: string
  title: string
  /** As the exam has it: minutes for the whole of it. */
  minutes: number
  domains: Domain[]
  tasks: Task[]
  questions: ExportedQuestion[]
  /** Every picture that a text shows, by its name. */
  pictures: Record<string, Uint8Array>
}

export type PublishedAs = { version: number; publishedAt: Date; domain: number }

/** The neutral shape of a published question, and the drawings its texts show. */
export function exportQuestion(
  question: Question,
  published: PublishedAs,
  place: Place = {},
): { exported: ExportedQuestion; drawings: Record<string, string> } {
  const drawings: Record<string, string> = {}
  const textOf = (nodes: RootContent[], part: string): ExportedText => {
    const alone = inlineDefinitions(nodes, question.definitions)
    const { tree, drawings: own } = portableTree(alone, `${question.id}-${part}`, place)
    Object.assign(drawings, own)
    return { markdown: toMarkdown(alone), tree, plain: plainText(alone) }
  }
  const { id, title, task, topic, concepts, family, type, level, difficulty, shuffle } = question
  const { checked, drawnFrom, authors, sources } = question
  const exported: ExportedQuestion = {
    ...{ id, ...published, title, task, topic, concepts, family, type, level, difficulty, shuffle },
    ...{ checked, drawnFrom, authors, sources },
    stem: textOf(question.stem, 'stem'),
    options: question.options.map(({ key, text, rationale }, place) => ({
      text: textOf(text, `option-${place + 1}`),
      rationale: textOf(rationale, `rationale-${place + 1}`),
      key,
    })),
    explanation: textOf(question.explanation, 'explanation'),
    remember: textOf(question.remember, 'remember'),
    references: textOf(question.references, 'references'),
    afterword: textOf(afterword(question), 'explanation'),
  }
  return { exported, drawings }
}

/** What the question can be found by elsewhere: `domain-2`, `task-2.2`, `topic-dax`, …; no tag holds a space. */
export function tagsOf({ domain, task, topic, concepts, level, difficulty }: ExportedQuestion): string[] {
  return [
    `domain-${domain}`,
    `task-${task}`,
    `topic-${topic}`,
    ...concepts.map((concept) => `concept-${concept}`),
    `level-${level}`,
    `difficulty-${difficulty}`,
  ]
}
