import { type Element } from 'hast'
import { visit } from 'unist-util-visit'

type Area = { left: number; top: number; right: number; bottom: number }
type Point = { x: number; y: number }

/** How far an arrow may end from the outline it belongs to: a cylinder's lid curves 7 units, a circle's corner more. */
const TOLERANCE = 9

/** Arrows of a drawing whose ends do not lie at the node or box they name, which a reader would take for another's. */
export function looseEdges(svg: Element): { from: string; to: string }[] {
  const areas = new Map<string, Area>()
  const loose: { from: string; to: string }[] = []
  visit(svg, 'element', (element) => {
    const { dataId } = element.properties
    if (typeof dataId === 'string') areas.set(dataId, areaOf(element))
  })
  visit(svg, 'element', (element) => {
    const { dataFrom, dataTo } = element.properties
    if (element.tagName !== 'polyline' || typeof dataFrom !== 'string' || typeof dataTo !== 'string') return
    const line = pointsOf(element)
    const holds = touches(line.at(0), areas.get(dataFrom)) && touches(line.at(-1), areas.get(dataTo))
    if (!holds) loose.push({ from: dataFrom, to: dataTo })
  })
  return loose
}

function touches(point: Point | undefined, area: Area | undefined): boolean {
  if (!point || !area) return false
  const outside = Math.max(
    area.left - point.x,
    point.x - area.right,
    area.top - point.y,
    point.y - area.bottom,
  )
  const inside = Math.min(
    point.x - area.left,
    area.right - point.x,
    point.y - area.top,
    area.bottom - point.y,
  )
  // Clipped to a rhombus or circle, an end lies well inside the surrounding rectangle.
  return outside <= TOLERANCE && inside <= Math.min(area.right - area.left, area.bottom - area.top) / 2
}

/** The rectangle around a node's own shapes (of a box: its panel, not what lies in it). */
function areaOf(group: Element): Area {
  const corners = group.children.flatMap((child) => (child.type === 'element' ? cornersOf(child) : []))
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

function cornersOf(shape: Element): Point[] {
  const value = (name: string) => Number(shape.properties[name])
  switch (shape.tagName) {
    case 'rect':
      return [
        { x: value('x'), y: value('y') },
        { x: value('x') + value('width'), y: value('y') + value('height') },
      ]
    case 'circle':
      return around(value('cx'), value('cy'), value('r'), value('r'))
    case 'ellipse':
      return around(value('cx'), value('cy'), value('rx'), value('ry'))
    case 'polygon':
      return pointsOf(shape)
    default:
      return []
  }
}

function around(x: number, y: number, rx: number, ry: number): Point[] {
  return [
    { x: x - rx, y: y - ry },
    { x: x + rx, y: y + ry },
  ]
}

function pointsOf(shape: Element): Point[] {
  return String(shape.properties.points)
    .split(' ')
    .map((pair) => {
      const [x, y] = pair.split(',').map(Number)
      return { x: x ?? NaN, y: y ?? NaN }
    })
}
