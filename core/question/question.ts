import { type Definition, type RootContent } from 'mdast'
import { type QuestionFrontMatter } from './front-matter-schema.ts'

export type Source = { title: string; url: string }

/** An answer offered; `text` and `rationale` are Markdown nodes. */
export type Option = { key: boolean; text: RootContent[]; rationale: RootContent[] }

/** A question as its file says it, without the authors' notes; texts are Markdown nodes with their positions. */
export type Question = Pick<
  QuestionFrontMatter,
  'id' | 'title' | 'task' | 'topic' | 'concepts' | 'type' | 'level' | 'difficulty' | 'status'
> & {
  family: string | null
  replacedBy: string | null
  form: string | null
  checked: string | null
  sources: Source[]
  drawnFrom: string[]
  authors: string[]
  shuffle: boolean
  stem: RootContent[]
  options: Option[]
  explanation: RootContent[]
  remember: RootContent[]
  references: RootContent[]
  /** Targets of reference links, wherever they stand in the file. */
  definitions: Definition[]
}

/** What there is to read: a topic's lesson, or a page beside the lessons. */
export type Article = {
  title: string
  summary: string
  checked: string
  sources: Source[]
  drawnFrom: string[]
  body: RootContent[]
  definitions: Definition[]
}
