/** What keeps a diagram from being drawn; `line` counts from 1 inside the fence. */
export type DiagramProblem = { line: number; message: string }

/** One statement: a line that is neither empty nor a comment, trimmed. */
export type Statement = { text: string; line: number }

/** What a reader of one kind of diagram hands on: text the drawing library reads as GitHub would, or a problem. */
export type Reading = { text: string; edges: SourceEdge[] } | { problem: DiagramProblem }

/** An arrow as written; `from` and `to` are the ids the drawing carries as data-from and data-to. */
export type SourceEdge = { from: string; to: string; line: number }

/** Above this a picture is no longer read, and layout takes more than a blink. */
export const LARGEST_DIAGRAM = { nodes: 40, arrows: 80, characters: 5_000 }

export function problem(line: number, message: string): { problem: DiagramProblem } {
  return { problem: { line, message } }
}

/** The statements of a fence. A closing semicolon is dropped, as Mermaid allows it and the library does not. */
export function statements(source: string): Statement[] {
  return source
    .split('\n')
    .map((text, index) => ({ text: text.trim().replace(/\s*;$/, ''), line: index + 1 }))
    .filter((statement) => statement.text !== '' && !statement.text.startsWith('%%'))
}

/** The text after `%% alt:`, which says what the picture teaches; null without one. */
export function altText(source: string): string | null {
  return /^[ \t]*%%[ \t]*alt:[ \t]*(\S.*)$/im.exec(source)?.[1]?.trim() ?? null
}
