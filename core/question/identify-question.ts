import { z } from 'zod'
import { splitFrontMatter } from './front-matter.ts'
import { type Place } from './place.ts'
import { readYaml } from './read-yaml.ts'

/** What a question is known by among others. */
export type QuestionIdentity = {
  path: string
  id: string
  idPlace: Place
  family: string | null
  isRetired: boolean
  /** The stem's raw words, lower case. */
  stemWords: string[]
  stemPlace: Place
}

const identifyingKeys = z.object({
  id: z.string(),
  family: z.string().optional(),
  status: z.string().optional(),
})

/**
 * Reads only what tells a question from the others, so that two thousand files are compared in moments: other
 * mistakes in the file do not matter. Null when it has no id that can be read. The text has LF line ends.
 */
export function identifyQuestion(text: string, path: string): QuestionIdentity | null {
  const { yaml, body } = splitFrontMatter(text)
  if (yaml === null) return null
  const { partly, placeOf } = readYaml(yaml, identifyingKeys, 2)
  if (partly.id === undefined) return null

  const lines = body.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  const options = lines.findIndex((line) => /^[ \t]*[-*+][ \t]+\[[ xX]\]/.test(line))
  const stem = lines.slice(Math.max(first, 0), options === -1 ? undefined : options).join(' ')
  return {
    path,
    id: partly.id,
    idPlace: placeOf(['id']),
    family: partly.family ?? null,
    isRetired: partly.status === 'retired',
    stemWords: stem.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
    stemPlace: { line: Math.max(first, 0) + 1, column: 1 },
  }
}
