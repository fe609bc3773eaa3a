import { type Finding, finding } from './problem.ts'

const FRONT_MATTER_LIMIT_KB = 16

export type SplitText = {
  /** The YAML between the fences, from line 2 on; null when there is none to read. */
  yaml: string | null
  /** The text with the front matter blanked out, so that lines and offsets of the body stay those of the file. */
  body: string
  findings: Finding[]
}

/**
 * Parts the front matter from the body. It starts on line 1 with `---` alone and ends at the next such line: a `---`
 * further down belongs to the body. An opener like `---js` names a language to run; it is refused and nothing is read.
 */
export function splitFrontMatter(text: string): SplitText {
  const lines = text.split('\n')
  const opener = lines[0] ?? ''
  const start = { line: 1, column: 1 }
  if (!opener.startsWith('---')) {
    const message = 'front matter missing: start the file with "---", the keys, and "---"'
    return { yaml: null, body: text, findings: [finding('E01', start, message)] }
  }

  const isPlain = /^---[ \t]*$/.test(opener)
  const close = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line))
  if (close === -1) {
    // The keys end at the first empty line, most likely: what follows is read as the body.
    const gap = lines.findIndex((line) => line.trim() === '')
    const findings = [
      finding('E01', start, 'front matter opened here is never closed: end it with a line "---"'),
    ]
    return { yaml: null, body: emptied(lines, gap === -1 ? lines.length : gap), findings }
  }
  const body = emptied(lines, close + 1)
  const yaml = lines.slice(1, close).join('\n')
  if (isPlain && yaml.length <= FRONT_MATTER_LIMIT_KB * 1024) return { yaml, body, findings: [] }
  if (isPlain) {
    const message = `front matter may have ${FRONT_MATTER_LIMIT_KB} KB; this has ${Math.ceil(yaml.length / 1024)} KB`
    return { yaml: null, body, findings: [finding('E13', start, message)] }
  }
  const message = `the first line must be "---" alone (${opener.slice(0, 40)}); only YAML is read`
  return { yaml: null, body, findings: [finding('E01', start, message)] }
}

function emptied(lines: string[], count: number): string {
  const blank = lines.slice(0, count).map((line) => ' '.repeat(line.length))
  return [...blank, ...lines.slice(count)].join('\n')
}
