import { type RootContent } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import { plainText } from '#core/markdown/plain-text.ts'

/** Whether a reader would see nothing at all: no words, no code, no picture. Invisible characters are nothing. */
export function showsNothing(nodes: RootContent[]): boolean {
  return bare(plainText(nodes)) === '' && !nodes.some(hasPicture)
}

/**
 * What tells two texts apart for a reader: letters without case, width, invisible characters and doubled spaces,
 * and the pictures and diagrams among them.
 */
export function comparable(nodes: RootContent[]): string {
  const pictures: string[] = []
  for (const node of nodes) {
    visit(node, (inner) => {
      if (inner.type === 'image') pictures.push(inner.url)
      if (inner.type === 'imageReference') pictures.push(inner.identifier)
      if (inner.type === 'code' && inner.lang === 'mermaid') pictures.push(inner.value)
    })
  }
  return JSON.stringify([bare(plainText(nodes)), pictures])
}

// Upper then lower case: folds "ß" and "ss" together, as Unicode's full case folding does. \p{M} stays: é is not e.
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, (character) =>
      /\s/.test(character) ? ' ' : '',
    )
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

function hasPicture(node: RootContent): boolean {
  let found = false
  visit(node, (inner) => {
    found ||=
      inner.type === 'image' ||
      inner.type === 'imageReference' ||
      inner.type === 'code' ||
      inner.type === 'inlineCode'
    return found ? EXIT : undefined
  })
  return found
}
