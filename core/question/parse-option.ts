import { type List, type ListItem, type RootContent } from 'mdast'
import { type Place, startOf } from './place.ts'
import { type Finding, finding } from './problem.ts'
import { type Option } from './question.ts'
import { showsNothing } from './shown-text.ts'

export type PlacedOption = Option & { place: Place }

/** Whether a list item begins with a box, `[ ]` or `[x]`; one without text behind it counts. */
export function hasBox(item: ListItem): boolean {
  return typeof item.checked === 'boolean' || emptyBox(item) !== null
}

/**
 * One option: its box, its text, and its rationale, which is the only quote and comes last. A rationale that slipped
 * out of the list is handed in, and is not called missing a second time.
 */
export function parseOption(
  item: ListItem,
  strayRationale: RootContent[] | null,
): { option: PlacedOption; findings: Finding[] } {
  const place = startOf(item)
  const findings: Finding[] = []
  const box = emptyBox(item)
  const content = box === null ? item.children : item.children.slice(1)
  const quotes = content.filter((node) => node.type === 'blockquote')
  const text = content.filter((node) => node.type !== 'blockquote' && node.type !== 'definition')

  if (!hasBox(item))
    findings.push(finding('E05', place, 'option without a box; begin it with "- [ ]", or "- [x]" for a key'))
  else if (showsNothing(text))
    findings.push(finding('E06', place, 'empty option; write its text behind the box'))
  const nested = nestedOptions(content)
  if (nested) findings.push(finding('E05', startOf(nested), 'options inside an option; write one flat list'))

  const [quote, second] = quotes
  if (second)
    findings.push(finding('E07', startOf(second), 'a second rationale; keep one quote in each option'))
  else if (!quote && !strayRationale)
    findings.push(
      finding('E07', place, 'option without a rationale; end it with an indented "> …" that says why'),
    )
  else if (quote && content.at(-1) !== quote)
    findings.push(
      finding('E07', startOf(quote), 'the rationale must come last; move the quote to the end of the option'),
    )
  if (quote && showsNothing(quote.children))
    findings.push(finding('E07', startOf(quote), 'empty rationale; say why the option is right or wrong'))

  const rationale = quotes.at(-1)?.children ?? strayRationale ?? []
  return { option: { key: item.checked ?? box ?? false, text, rationale, place }, findings }
}

// `- [x]` with nothing behind it is no task to GitHub but the text "[x]".
function emptyBox(item: ListItem): boolean | null {
  const [first] = item.children
  if (first?.type !== 'paragraph' || first.children.length !== 1) return null
  const [only] = first.children
  const match = only?.type === 'text' ? /^\[([ xX])\]$/.exec(only.value) : null
  return match ? match[1] !== ' ' : null
}

function nestedOptions(content: RootContent[]): List | undefined {
  for (const node of content) {
    if (node.type !== 'list') continue
    if (node.children.some(hasBox)) return node
    const deeper = nestedOptions(node.children.flatMap((item) => item.children))
    if (deeper) return deeper
  }
  return undefined
}
