import { type Element, type Root } from 'hast'
import { toString as words } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { isExternal } from './link-target.ts'

/**
 * Tables in a box of their own that scrolls and is named after their columns, cells aligned by class, headings
 * that say what they head: with an empty corner, the first cell of each row heads its row.
 */
export function wrapTables(tree: Root): void {
  visit(tree, 'element', (table, index, parent) => {
    if (table.tagName !== 'table' || index === undefined || !parent) return
    const headings = cells(rows(table)[0])
    const emptyCorner = headings.length > 1 && headings.findIndex((cell) => words(cell).trim() !== '') > 0
    for (const row of rows(table))
      cells(row).forEach((cell, column) => markCell(cell, emptyCorner && column === 0))
    const names = headings.map((cell) => words(cell).trim()).filter((name) => name !== '')
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: {
        className: ['table-scroll'],
        tabIndex: 0,
        role: 'region',
        ariaLabel: names.length > 0 ? `Table: ${names.join(', ')}` : 'Table',
      },
      children: [table],
    }
    return SKIP
  })
}

function markCell(cell: Element, headsRow: boolean): void {
  const { align } = cell.properties
  const inHead = cell.tagName === 'th'
  const empty = words(cell).trim() === ''
  cell.tagName = !empty && (inHead || headsRow) ? 'th' : 'td'
  cell.properties = {
    ...(align === 'center' || align === 'right' ? { className: [`align-${align}`] } : {}),
    ...(cell.tagName === 'th' ? { scope: inHead ? 'col' : 'row' } : {}),
  }
}

function rows(table: Element): Element[] {
  const found: Element[] = []
  visit(table, 'element', (element) => {
    if (element.tagName === 'tr') found.push(element)
  })
  return found
}

function cells(row: Element | undefined): Element[] {
  return (row?.children ?? []).filter((child): child is Element => child.type === 'element')
}

/** Links that leave the site stay in the same tab, and tell the other site nothing. */
export function markExternalLinks(tree: Root): void {
  visit(tree, 'element', (link) => {
    if (link.tagName === 'a' && isExternal(String(link.properties.href)))
      link.properties.rel = ['noopener', 'noreferrer']
  })
}
