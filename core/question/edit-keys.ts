import { isMap, isNode, isScalar, parseDocument } from 'yaml'

const FRONT_MATTER = /^(\uFEFF?---[ \t]*\r?\n)([^]*?)^---[ \t]*$/m

/**
 * A text with one front-matter key set to a plain word, everything else byte for byte as it was; a key that is missing
 * is added as the last one. Null where there is no front matter to write into.
 */
export function withKey(text: string, key: string, word: string): string | null {
  const { yaml, start } = frontMatterOf(text)
  if (yaml === null) return null
  const document = parseDocument(yaml, { version: '1.2', schema: 'core' })
  const node = document.getIn([key], true)
  if (isNode(node) && node.range) {
    const [from, to] = node.range
    return text.slice(0, start + from) + word + text.slice(start + to)
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const end = start + yaml.length
  return `${text.slice(0, end)}${key}: ${word}${lineEnd}${text.slice(end)}`
}

/** A front-matter key that holds one word, as it is written; null when it is missing or something else. */
export function keyOf(text: string, key: string): string | null {
  const { yaml } = frontMatterOf(text)
  if (yaml === null || yaml.length > 16 * 1024) return null
  const { contents } = parseDocument(yaml, { version: '1.2', schema: 'core' })
  const value = isMap(contents) ? contents.get(key, true) : undefined
  return isScalar(value) && typeof value.value === 'string' ? value.value : null
}

function frontMatterOf(text: string): { yaml: string | null; start: number } {
  const match = FRONT_MATTER.exec(text)
  if (!match || match.index !== 0) return { yaml: null, start: 0 }
  return { yaml: match[2] ?? '', start: (match[1] ?? '').length }
}
