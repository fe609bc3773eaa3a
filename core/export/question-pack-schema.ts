import { z } from 'zod'
import { questionFrontMatter } from '#core/question/front-matter-schema.ts'

const { id, title, task, topic, concepts, type, level, difficulty } = questionFrontMatter.shape
const markdown = z.string().describe('Markdown (GitHub flavoured)')

const question = z.strictObject({
  id: id.describe('stays the same across versions and installations'),
  version: z.int().min(1),
  ...{ title, task, topic, concepts, type, level, difficulty },
  domain: z.int().min(1),
  family: z.string().nullable(),
  shuffle: z.boolean().describe('false: options are shown in this order'),
  checked: z.iso.date().nullable().describe('when the facts were last verified'),
  sources: z.array(z.strictObject({ title: z.string(), url: z.string() })),
  drawnFrom: z.array(z.string()),
  authors: z.array(z.string()),
  stem: markdown,
  options: z
    .array(z.strictObject({ text: markdown, key: z.boolean(), rationale: markdown }))
    .min(3)
    .max(8),
  explanation: markdown,
  remember: markdown,
  references: markdown,
})

/** Raised when a name or the meaning of a member changes. */
export const PACK_VERSION = 1

/** The bank as JSON; docs/formats/question-pack.v1.schema.json is made from this. */
export const questionPack = z.strictObject({
  $schema: z.string().optional(),
  formatVersion: z.literal(PACK_VERSION),
  pack: z.strictObject({ code: z.string(), title: z.string() }),
  questions: z.array(question),
})

export type QuestionPack = z.infer<typeof questionPack>

/** The schema in the words of JSON Schema, draft 2020-12, as it is committed. */
export function questionPackJsonSchema(): string {
  const schema = z.toJSONSchema(questionPack)
  return `${JSON.stringify({ $id: SCHEMA_FILE, title: 'A bank of questions', ...schema }, null, 2)}\n`
}

/** The file's name is how an export names its schema. */
export const SCHEMA_FILE = `question-pack.v${PACK_VERSION}.schema.json`
