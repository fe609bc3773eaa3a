import 'server-only'
import * as z from 'zod'

/** What a version shows before the answer: HTML, options in the order of the file. */
const PresentedSchema = z.object({ stem: z.string(), options: z.array(z.string()) })

/** What a version tells after the answer; `key` holds places in the file's order. Leaves the server once answered. */
const AnswerSchema = z.object({
  key: z.array(z.number().int().nonnegative()).min(1),
  rationales: z.array(z.string()),
  explanation: z.string(),
  remember: z.string(),
  references: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.string() })),
  checked: z.string().nullable(),
})

export type Presented = z.infer<typeof PresentedSchema>
export type Answer = z.infer<typeof AnswerSchema>

/** Reads the JSON column of a version; throws naming the version when a row is malformed. */
export function readPresented(row: { questionId: string; version: number; presented: string }): Presented {
  return read(PresentedSchema, row.presented, row)
}

export function readAnswer(row: { questionId: string; version: number; answer: string }): Answer {
  return read(AnswerSchema, row.answer, row)
}

function read<T>(
  schema: z.ZodType<T>,
  json: string,
  { questionId, version }: { questionId: string; version: number },
): T {
  try {
    return schema.parse(JSON.parse(json))
  } catch (cause) {
    throw new Error(`question ${questionId}, version ${version}, cannot be read from the database`, { cause })
  }
}
