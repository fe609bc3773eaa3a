import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import {
  forEachDiagnostic,
  lintGutter,
  lintKeymap,
  previousDiagnostic,
  setDiagnostics,
  type Diagnostic,
} from '@codemirror/lint'
import { search, searchKeymap } from '@codemirror/search'
import { tags } from '@lezer/highlight'
import { EditorState, type Text } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { offsetOf } from '#core/question/text-place.ts'
import type { ReadProblem } from '#server/text-reading.ts'

export type CodeView = {
  set: (text: string) => void
  select: (offset: number) => void
  replace: (from: number, to: number, insert: string) => void
  mark: (problems: ReadProblem[]) => void
  close: () => void
}

type Opening = {
  text: string
  nonce: string | undefined
  onChange: (text: string) => void
  onSave: () => void
}

/**
 * Opens CodeMirror on a text, byte for byte: lines end in CRLF when all of the text does, else in LF alone, and any
 * other character, a lone carriage return too, is part of its line.
 */
export function openCodeView(parent: HTMLElement, { text, nonce, onChange, onSave }: Opening): CodeView {
  let lineEnd = lineEndOf(text)
  const view = new EditorView({ parent, state: stateOf(text) })

  function stateOf(text: string): EditorState {
    lineEnd = lineEndOf(text)
    return EditorState.create({
      doc: textOf(text, lineEnd),
      extensions: [
        EditorState.lineSeparator.of(lineEnd),
        ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        EditorView.lineWrapping,
        yamlFrontmatter({ content: markdown() }),
        syntaxHighlighting(INKS),
        lintGutter(),
        search({ top: true }),
        keymap.of([
          { key: 'Mod-s', run: () => (onSave(), true), preventDefault: true },
          { key: 'Mod-.', run: mendHere },
          { key: 'Shift-F8', run: previousDiagnostic },
          ...lintKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({ 'aria-label': 'The text of the file', spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(exactText(update.state))
        }),
        THEME,
      ],
    })
  }

  /** Offsets of the text as it stands count a CRLF twice, the editor's once. */
  const inEditor = (offset: number) => {
    if (lineEnd === '\n') return offset
    const before = exactText(view.state).slice(0, offset)
    return offset - (before.match(/\r\n/g)?.length ?? 0)
  }

  return {
    set(text) {
      if (text !== exactText(view.state)) view.setState(stateOf(text))
    },
    select(offset) {
      const at = Math.min(inEditor(offset), view.state.doc.length)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      view.focus()
    },
    replace(from, to, insert) {
      const change = {
        from: inEditor(from),
        to: inEditor(to),
        insert: view.state.toText(withEnds(insert, lineEnd)),
      }
      view.dispatch({ changes: change, selection: { anchor: change.from + change.insert.length } })
      view.focus()
    },
    mark(problems) {
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((problem) => diagnosticOf(problem, view.state.doc)),
        ),
      )
    },
    close: () => view.destroy(),
  }
}

function lineEndOf(text: string): '\r\n' | '\n' {
  return /\r\n/.test(text) && !/(?<!\r)\n|\r(?!\n)/.test(text) ? '\r\n' : '\n'
}

function textOf(text: string, lineEnd: string): Text {
  return EditorState.create({ extensions: EditorState.lineSeparator.of(lineEnd) }).toText(text)
}

function exactText(state: EditorState): string {
  return state.sliceDoc()
}

function withEnds(text: string, lineEnd: string): string {
  return text.replaceAll('\n', lineEnd)
}

/** Under the word at the place, or the rest of the line where there is none. */
function diagnosticOf({ line, column, severity, code, message, fixes }: ReadProblem, doc: Text): Diagnostic {
  const text = doc.toString()
  const from = Math.min(offsetOf(text, { line, column }), doc.length)
  const word = /^[^\s,\]]+/.exec(text.slice(from))?.[0] ?? ''
  const to = Math.min(doc.length, from + Math.max(word.length, 1))
  return {
    from,
    to,
    severity,
    source: code,
    message,
    actions: fixes.map(({ title, from: start, to: end, insert }) => ({
      name: title,
      apply(view) {
        const now = view.state.doc.toString()
        const at = offsetOf(now, start)
        view.dispatch({ changes: { from: at, to: Math.max(at, offsetOf(now, end)), insert } })
      },
    })),
  }
}

/** Makes the first change offered for a problem on the line of the cursor. */
function mendHere(view: EditorView): boolean {
  const line = view.state.doc.lineAt(view.state.selection.main.head)
  let mended = false
  forEachDiagnostic(view.state, ({ actions }, from) => {
    const [first] = actions ?? []
    if (mended || !first || from < line.from || from > line.to) return
    mended = true
    first.apply(view, from, from)
  })
  return mended
}

const INKS = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--note)' },
  { tag: [tags.link, tags.url], color: 'var(--note)' },
  { tag: [tags.quote, tags.processingInstruction, tags.meta, tags.contentSeparator], color: 'var(--muted)' },
  { tag: tags.monospace, color: 'var(--right)' },
])

const THEME = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--panel)',
    border: '1px solid var(--control)',
    borderRadius: '6px',
    fontSize: '0.875rem',
  },
  '&.cm-focused': { outline: '2px solid var(--flame)', outlineOffset: '2px' },
  '.cm-scroller': {
    fontFamily: 'var(--font-jetbrains), monospace',
    lineHeight: '1.6',
    maxHeight: '70vh',
    minHeight: '24rem',
  },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.75rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--panel)',
    color: 'var(--muted)',
    borderRight: '1px solid var(--hairline)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--control)',
    borderRadius: '6px',
  },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--flame)',
    color: 'var(--flame-ink)',
    padding: '4px 8px',
    borderRadius: '4px',
  },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)' },
})
