import { type ListItem, type RootContent } from 'mdast'
import { hasBox, parseOption, type PlacedOption } from './parse-option.ts'
import { type Place, startOf } from './place.ts'
import { type Finding, finding } from './problem.ts'
import { showsNothing } from './shown-text.ts'

type Opening = { stem: RootContent[]; options: PlacedOption[]; findings: Finding[] }

/**
 * Takes the opening of a body apart: the stem, then the options, which are the first list with boxes. Whatever would
 * show other options on GitHub than here (a second list, numbers, text between) is refused. `end` is where missing
 * options are shown.
 */
export function parseOptions(opening: RootContent[], end: Place): Opening {
  const start = opening.findIndex((node) => node.type === 'list' && node.children.some(hasBox))
  const stem = start === -1 ? opening : opening.slice(0, start)
  const list = opening[start]
  const findings: Finding[] = []
  if (showsNothing(stem)) {
    findings.push(
      finding(
        'E05',
        opening[0] ? startOf(opening[0]) : end,
        'no stem; write the question before its options',
      ),
    )
  }
  if (!list) return { stem, options: [], findings: [...findings, noOptions(opening, end)] }

  const { items, breaks } = collectItems(opening.slice(start))
  const parsed = items.map(({ item, strayRationale }) => parseOption(item, strayRationale))
  findings.push(...breaks, ...parsed.flatMap((option) => option.findings))
  if (items.length < 3)
    findings.push(finding('E05', startOf(list), `too few options (${items.length}); write at least 3`))
  if (items.length > 8)
    findings.push(finding('E05', startOf(list), `too many options (${items.length}); keep at most 8`))
  return { stem, options: parsed.map(({ option }) => option), findings }
}

type Item = { item: ListItem; strayRationale: RootContent[] | null }

// Goes on over what breaks the list, so that the options behind are checked too.
function collectItems(nodes: RootContent[]): { items: Item[]; breaks: Finding[] } {
  const items: Item[] = []
  const breaks: Finding[] = []
  nodes.forEach((node, index) => {
    const place = startOf(node)
    const previous = nodes[index - 1]?.type
    if (node.type === 'list') {
      if (node.ordered)
        breaks.push(
          finding('E05', place, 'numbered options; begin each with "- [ ]", they are shuffled and lettered'),
        )
      if (previous === 'list')
        breaks.push(
          finding('E05', place, 'a second list of options; keep one list with one kind of marker, "-"'),
        )
      items.push(...node.children.map((item) => ({ item, strayRationale: null })))
    } else if (node.type === 'blockquote') {
      breaks.push(finding('E07', place, 'this quote stands outside its option; indent it by two spaces'))
      const last = items.at(-1)
      if (last) last.strayRationale = node.children
    } else if (node.type !== 'html' && !(node.type === 'heading' && node.depth === 2)) {
      breaks.push(
        finding('E05', place, 'text after the options; move it into the stem, or indent it into its option'),
      )
    }
  })
  return { items, breaks }
}

/** Shown at what was probably meant: a list without boxes, a nested one, or lettered lines. */
function noOptions(opening: RootContent[], end: Place): Finding {
  const list = opening.find((node) => node.type === 'list')
  if (list?.type === 'list') {
    const nested = list.children
      .flatMap((item) => item.children)
      .find((node) => node.type === 'list' && node.children.some(hasBox))
    if (nested)
      return finding('E05', startOf(nested), 'options inside another list; write them as a list of their own')
    return finding(
      'E05',
      startOf(list),
      'options without boxes; begin each with "- [ ]", or "- [x]" for a key',
    )
  }
  const lettered = opening.find((node) => node.type === 'paragraph' && isLettered(node.children[0]))
  if (lettered)
    return finding(
      'E05',
      startOf(lettered),
      'lettered lines are no options; write "- [x] Use a read replica." and "- [ ] …"',
    )
  return finding(
    'E05',
    end,
    'no options; write a list with boxes: "- [x]" for the key, "- [ ]" for the others',
  )
}

function isLettered(node: RootContent | undefined): boolean {
  return node?.type === 'text' && /^\(?[A-Da-d][.)]\s/.test(node.value)
}
