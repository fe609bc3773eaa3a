import { type Heading, type Root, type RootContent } from 'mdast'
import { plainText } from '#core/markdown/plain-text.ts'
import { closestWord } from './closest-word.ts'
import { type Place, startOf } from './place.ts'
import { type Finding, finding } from './problem.ts'

const sectionNames = ['Explanation', 'Remember', 'References', 'Notes'] as const
type SectionName = (typeof sectionNames)[number]
type Section = { heading: Heading; nodes: RootContent[] }

export type Sections = {
  /** Stem and options: what stands before the first section. */
  opening: RootContent[]
  byName: Partial<Record<SectionName, Section>>
  findings: Finding[]
  /** The first section, or the last line: where something is missing from the opening. */
  end: Place
}

/** Parts a question's body at its level-2 headings; a misspelt one is named and taken for what it should be. */
export function splitSections(root: Root): Sections {
  const sections: Sections = { opening: [], byName: {}, findings: [], end: lastLine(root) }
  let current = sections.opening
  for (const node of root.children) {
    if (node.type === 'definition') continue
    if (node.type !== 'heading' || node.depth !== 2) {
      current.push(node)
      continue
    }
    const title = plainText([node])
    const name = sectionNames.find((known) => known === closestWord(title, sectionNames))
    if (title !== name) sections.findings.push(unknownSection(title, name, startOf(node)))
    if (!name) continue
    if (current === sections.opening) sections.end = startOf(node)
    const earlier = sections.byName[name]
    if (earlier)
      sections.findings.push(
        finding('E08', startOf(node), secondMessage(name, startOf(earlier.heading).line)),
      )
    const section = (sections.byName[name] ??= { heading: node, nodes: [] })
    current = section.nodes
  }
  return sections
}

/**
 * Explanation is asked of every question, Remember of a published one. What is missing is shown on the last line,
 * what is empty at its heading.
 */
export function missingSections(root: Root, { byName }: Sections, isPublished: boolean): Finding[] {
  const wanted = isPublished ? (['Explanation', 'Remember'] as const) : (['Explanation'] as const)
  return wanted.flatMap((name) => {
    const section = byName[name]
    if (section && section.nodes.length > 0) return []
    const place = section ? startOf(section.heading) : lastLine(root)
    return [finding('E08', place, `## ${name} ${section ? 'is empty' : 'missing'}; ${advice[name]}`)]
  })
}

const advice = {
  Explanation: 'say why the key is right',
  Remember: 'write the rule to take away, in one line',
}

function unknownSection(title: string, name: SectionName | undefined, place: Place): Finding {
  const advice = name
    ? `; did you mean "## ${name}"?`
    : `; the sections are ${sectionNames.join(', ')}, use "###" inside them`
  return finding('E08', place, `"## ${title.slice(0, 60)}" is not a section${advice}`)
}

function secondMessage(name: SectionName, line: number): string {
  return `a second "## ${name}" (the first is on line ${line}); keep one, and one question a file`
}

function lastLine(root: Root): Place {
  const last = root.children.at(-1) ?? root
  return { line: last.position?.end.line ?? 1, column: 1 }
}
