import { type ElementContent } from 'hast'
import { createCssVariablesTheme, createHighlighterCoreSync } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import bash from 'shiki/langs/bash.mjs'
import hcl from 'shiki/langs/hcl.mjs'
import json from 'shiki/langs/json.mjs'
import python from 'shiki/langs/python.mjs'
import sql from 'shiki/langs/sql.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import yaml from 'shiki/langs/yaml.mjs'

const LANGUAGES = new Map([
  ...['json', 'jsonc'].map((name) => [name, 'json'] as const),
  ...['yaml', 'yml'].map((name) => [name, 'yaml'] as const),
  ...['bash', 'sh', 'shell', 'console'].map((name) => [name, 'bash'] as const),
  ...['python', 'py'].map((name) => [name, 'python'] as const),
  ...['ts', 'typescript', 'js', 'javascript'].map((name) => [name, 'typescript'] as const),
  ...['hcl', 'terraform', 'tf'].map((name) => [name, 'hcl'] as const),
  ['sql', 'sql'] as const,
])

/** Longer code stays plain, so that no grammar can be made to run for seconds. */
const LONGEST = { characters: 10_000, line: 1_000 }

/** The theme's one variable name per kind of token: `var(--tok-keyword)` becomes class tok-keyword. */
const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--tok-', fontStyle: false })

type Highlighter = ReturnType<typeof createHighlighter>
let highlighter: Highlighter | null = null

function createHighlighter() {
  return createHighlighterCoreSync({
    themes: [theme],
    langs: [bash, hcl, json, python, sql, typescript, yaml],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
}

/** The language we know a fence's first word as, for the class `language-…`; null for any other. */
export function knownLanguage(name: string): string | null {
  return LANGUAGES.get(name.toLowerCase()) ?? null
}

/** Code as text and `<span class="tok-…">`, its characters unchanged; the classes are coloured in app/prose.css. */
export function highlightCode(code: string, language: string | null): ElementContent[] {
  const tooLong =
    code.length > LONGEST.characters || code.split('\n').some((line) => line.length > LONGEST.line)
  if (language === null || tooLong) return [{ type: 'text', value: code }]
  // Built when first needed: compiling seven grammars takes longer than rendering a page.
  highlighter ??= createHighlighter()
  // Without shiki's own limit of half a second a line: on a busy machine it would colour half of one. What is too long
  // was left out above, and files are checked in a thread with a limit.
  const lines = highlighter.codeToTokensBase(code, {
    lang: language,
    theme: theme.name,
    tokenizeTimeLimit: 0,
  })
  return joined(
    lines.flatMap((line, index) => [
      ...(index === 0 ? [] : [{ words: '\n', kind: null }]),
      ...line.map(({ content, color }) => ({ words: content, kind: tokenKind(color) })),
    ]),
  )
}

type Token = { words: string; kind: string | null }

function tokenKind(color: string | undefined): string | null {
  return /^var\(--tok-token-([a-z-]+)\)$/.exec(color ?? '')?.[1] ?? null
}

/** Neighbours of one kind in one span, space with what stands before it: a third of the elements. */
function joined(tokens: Token[]): ElementContent[] {
  const runs: Token[] = []
  for (const token of tokens) {
    const last = runs.at(-1)
    if (last && (last.kind === token.kind || token.words.trim() === '')) last.words += token.words
    else runs.push({ ...token })
  }
  return runs.map(({ words, kind }) => {
    const text: ElementContent = { type: 'text', value: words }
    return kind === null
      ? text
      : { type: 'element', tagName: 'span', properties: { className: [`tok-${kind}`] }, children: [text] }
  })
}
