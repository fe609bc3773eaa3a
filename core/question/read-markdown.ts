import { type Root } from 'mdast'
import { parseMarkdown } from '#core/markdown/parse-markdown.ts'
import { checkAddresses } from './check-addresses.ts'
import { checkBlocks } from './check-blocks.ts'
import { checkCharacters, checkEntities } from './check-characters.ts'
import { type CheckContext } from './context.ts'
import { normaliseLines, sizeFinding } from './decode-source.ts'
import { splitFrontMatter } from './front-matter.ts'
import { type ZodObject, readYaml, type YamlReading } from './read-yaml.ts'
import { markdownLimitFindings } from './markdown-limits.ts'
import { type Finding, finding } from './problem.ts'

/** A file taken apart, with what any text is checked for. */
export type MarkdownReading<T> = {
  /** The text with LF line ends: what positions count in. */
  source: string
  /** Null when there is no front matter to read. */
  keys: YamlReading<T> | null
  /** Null when a limit keeps the body from being parsed. */
  root: Root | null
  findings: Finding[]
}

/** Reads front matter and body, each whatever is wrong with the other. Never throws on any text. */
export function readMarkdown<T>(
  text: string,
  schema: ZodObject<T>,
  context: CheckContext,
): MarkdownReading<T> {
  const source = normaliseLines(text)
  const nothing = { source, keys: null, root: null }
  const tooLarge = sizeFinding(new TextEncoder().encode(text).length)
  if (tooLarge) return { ...nothing, findings: [tooLarge] }
  if (source.trim() === '')
    return { ...nothing, findings: [finding('E01', { line: 1, column: 1 }, 'the file is empty')] }

  const { yaml, body, findings } = splitFrontMatter(source)
  const keys = yaml === null ? null : readYaml(yaml, schema, 2)
  findings.push(...checkCharacters(source), ...(keys?.findings ?? []))
  const limits = markdownLimitFindings(body)
  if (limits.length > 0) return { source, keys, root: null, findings: [...findings, ...limits] }

  const root = parseMarkdown(body)
  findings.push(
    ...checkEntities(root, source),
    ...checkBlocks(root, source),
    ...checkAddresses(root, context),
  )
  return { source, keys, root, findings }
}
