import { type Element, type ElementContent, type Properties, type Root } from 'hast'
import { restoreLabel } from './labels.ts'

/** The library sets text in 11 to 13 px; enlarged by this, none is under 12 px. */
const SCALE = 1.1

const NUMBERS = /^[-\d.,\s]+$/
const WORD = /^[a-z0-9-]+$/i
const ANY = /^[^]*$/

/** Elements that may appear, and no others: neither script, foreignObject, style, a, use nor image. */
const ELEMENTS = new Set(
  'svg defs marker g rect circle ellipse line polyline polygon path text tspan'.split(' '),
)

/** Attributes that may appear, by hast's names, with the form their value must have. */
const ATTRIBUTES = new Map<string, RegExp>([
  ...'x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points viewBox markerWidth markerHeight refX refY fontSize fontWeight strokeWidth strokeDashArray'
    .split(' ')
    .map((name) => [name, NUMBERS] as const),
  ...'textAnchor orient strokeLineJoin strokeLineCap fontStyle'
    .split(' ')
    .map((name) => [name, WORD] as const),
  ['fontWeight', WORD],
  ['d', /^[MLHVCSQTAZ\d\s.,-]+$/i],
  ['transform', /^(?:translate|scale)\([-\d.,\s]+\)(?:\s*scale\([-\d.,\s]+\))?$/],
  ['dataId', ANY],
  ['dataFrom', ANY],
  ['dataTo', ANY],
])

/** The library's colours in the words of our pages (app/globals.css gives both themes). */
const COLOURS = new Map([
  ['none', 'none'],
  ['var(--_text)', 'var(--ink)'],
  ['var(--_text-sec)', 'var(--ink)'],
  ['var(--_text-muted)', 'var(--ink)'],
  ['var(--_line)', 'var(--muted)'],
  ['var(--_arrow)', 'var(--muted)'],
  ['var(--_node-fill)', 'var(--panel)'],
  ['var(--_node-stroke)', 'var(--muted)'],
  ['var(--_group-fill)', 'var(--panel)'],
  ['var(--_group-hdr)', 'var(--paper)'],
  ['var(--_inner-stroke)', 'var(--hairline)'],
  ['var(--bg)', 'var(--panel)'],
])

/**
 * The library's drawing rebuilt from an allow-list: our colours, ids that end in `id`, no style, no outside
 * reference, nothing that runs. Null when there is no drawing in it.
 */
export function safeSvg(drawing: Root, id: string): Element | null {
  const svg = drawing.children.find((node) => node.type === 'element' && node.tagName === 'svg')
  if (svg?.type !== 'element') return null
  const suffix = id.replace(/[^\w-]/g, '')
  const clean = cleanElement(svg, suffix)
  if (!clean) return null
  const enlarged = (side: unknown) => Math.ceil(Number(side) * SCALE)
  return {
    ...clean,
    properties: {
      ...clean.properties,
      width: enlarged(clean.properties.width),
      height: enlarged(clean.properties.height),
      className: ['diagram-drawing'],
      ariaHidden: 'true',
      focusable: 'false',
    },
  }
}

function cleanElement(element: Element, suffix: string): Element | null {
  if (!ELEMENTS.has(element.tagName) || isBoxHeader(element)) return null
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text')
      return child.value.trim() === '' ? [] : [{ type: 'text', value: restoreLabel(child.value) }]
    const clean = child.type === 'element' ? cleanElement(child, suffix) : null
    return clean ? [clean] : []
  })
  return { type: 'element', tagName: element.tagName, properties: cleanProperties(element, suffix), children }
}

/** The band behind a box's heading: our boxes are one quiet panel. (A band in a sequence has a width of its own.) */
function isBoxHeader({ tagName, properties }: Element): boolean {
  return tagName === 'rect' && properties.fill === 'var(--_group-hdr)' && properties.rx !== undefined
}

function cleanProperties({ tagName, properties }: Element, suffix: string): Properties {
  // Else an arrow's head would grow with the width of its line.
  const clean: Properties = tagName === 'marker' ? { markerUnits: 'userSpaceOnUse' } : {}
  for (const [name, given] of Object.entries(properties)) {
    const value = Array.isArray(given) ? given.join(' ') : String(given)
    if (name === 'fill' || name === 'stroke') clean[name] = COLOURS.get(value) ?? 'var(--ink)'
    else if (name === 'id' && tagName === 'marker') clean.id = `${value.replace(/[^\w-]/g, '')}-${suffix}`
    else if (name === 'markerEnd' || name === 'markerStart') {
      const marker = /^url\(#([\w-]+)\)$/.exec(value)?.[1]
      if (marker) clean[name] = `url(#${marker}-${suffix})`
    } else if (name === 'className') {
      clean.className = value
        .split(' ')
        .filter((word) => WORD.test(word))
        .map((word) => `diagram-${word}`)
    } else if (ATTRIBUTES.get(name)?.test(value))
      clean[name] = name.startsWith('data') ? value : rounded(value)
  }
  return properties.dataStyle === undefined ? clean : { ...clean, ...edgeLook(properties) }
}

/** Synchronous links are solid, asynchronous ones dashed; a dashed one that speaks of failing over is dotted. */
function edgeLook({ dataStyle, dataLabel }: Properties): Properties {
  if (dataStyle !== 'dotted') return { className: ['diagram-edge'] }
  return /fail(s|ing)?[ -]?over/i.test(String(dataLabel))
    ? {
        className: ['diagram-edge', 'diagram-edge-failover'],
        strokeDashArray: ['1', '4'],
        strokeLineCap: 'round',
        strokeWidth: '2',
      }
    : { className: ['diagram-edge', 'diagram-edge-asynchronous'], strokeDashArray: ['6', '4'] }
}

function rounded(value: string): string {
  return value.replace(/\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
}
