import { type Element } from 'hast'
import { describe, expect, test } from 'vitest'
import { renderDiagram } from '#core/markdown/diagram.ts'
import { html, parsed } from './render-text.ts'

const region = (direction: string) => `flowchart ${direction}
  %% alt: The standby in the other zone takes over under the same name.
  app["App"] --> dns["Endpoint"]
  subgraph region["Region"]
    subgraph vpc["VPC"]
      subgraph aza["AZ a"]
        subgraph subnet["Private subnet with a long heading"]
          p[("Primary")]
        end
      end
      subgraph azb["AZ b"]
        s[("Standby")]
      end
    end
  end
  dns --> p
  p -->|synchronous| s
  p -.->|asynchronous| r["Replica"]
  dns -.->|after failover| s
  s --> az3
  subgraph az3["AZ c"]
    q{"Which?"} <--> c(("Cache"))
  end
  az3 --- azb`

function svg(source: string, id = 'x'): string {
  const drawing = renderDiagram(source, id)
  if ('problem' in drawing) throw new Error(`${drawing.problem.line}: ${drawing.problem.message}`)
  return drawing.svg
}

function byTag(markup: string, tagName: string): Element[] {
  return parsed(markup).elements.filter((element) => element.tagName === tagName)
}

function areas(markup: string): Map<string, { left: number; top: number; right: number; bottom: number }> {
  return new Map(
    byTag(markup, 'g').flatMap((group) => {
      const { dataId } = group.properties
      if (typeof dataId !== 'string') return []
      const points = group.children.flatMap((shape): [number, number][] => {
        if (shape.type !== 'element') return []
        const at = (name: string) => Number(shape.properties[name])
        if (shape.tagName === 'rect')
          return [
            [at('x'), at('y')],
            [at('x') + at('width'), at('y') + at('height')],
          ]
        if (shape.tagName === 'ellipse')
          return [
            [at('cx') - at('rx'), at('cy') - at('ry')],
            [at('cx') + at('rx'), at('cy') + at('ry')],
          ]
        if (shape.tagName === 'circle')
          return [
            [at('cx') - at('r'), at('cy') - at('r')],
            [at('cx') + at('r'), at('cy') + at('r')],
          ]
        if (shape.tagName === 'polygon') return pairs(shape)
        return []
      })
      const xs = points.map(([x]) => x)
      const ys = points.map(([, y]) => y)
      return [
        [
          dataId,
          { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) },
        ] as const,
      ]
    }),
  )
}

function pairs(shape: Element): [number, number][] {
  return String(shape.properties.points)
    .split(' ')
    .map((pair) => {
      const [x, y] = pair.split(',').map(Number)
      return [x ?? NaN, y ?? NaN]
    })
}

describe.each(['LR', 'TD', 'RL', 'BT'])('boxes in boxes, drawn %s', (direction) => {
  const markup = svg(region(direction))
  const area = areas(markup)

  test('both ends of every arrow touch what they name', () => {
    const lines = byTag(markup, 'polyline').filter((line) => line.properties.dataFrom !== undefined)
    expect(
      lines.map((line) => `${String(line.properties.dataFrom)} ${String(line.properties.dataTo)}`).sort(),
    ).toEqual(['app dns', 'az3 azb', 'dns p', 'dns s', 'p r', 'p s', 'q c', 's az3'])
    for (const line of lines) {
      const points = pairs(line)
      for (const [end, name] of [
        [points.at(0), line.properties.dataFrom],
        [points.at(-1), line.properties.dataTo],
      ] as const) {
        const box = area.get(String(name))
        const [x = NaN, y = NaN] = end ?? []
        const off = box ? Math.max(box.left - x, x - box.right, box.top - y, y - box.bottom) : NaN
        expect(off, `${String(name)} in ${direction}`).toBeLessThan(1)
        // A rhombus is met at its slanted side, everything else at the rectangle around it.
        if (box && name !== 'q')
          expect(Math.min(x - box.left, box.right - x, y - box.top, box.bottom - y)).toBeLessThan(1)
      }
    }
  })

  test('every box holds what is in it, and its heading', () => {
    const held: [outer: string, inner: string][] = [
      ['region', 'vpc'],
      ['vpc', 'aza'],
      ['vpc', 'azb'],
      ['aza', 'subnet'],
      ['subnet', 'p'],
      ['azb', 's'],
      ['az3', 'q'],
    ]
    for (const [outer, inner] of held) {
      const out = area.get(outer)
      const into = area.get(inner)
      if (!out || !into) throw new Error(`${outer} or ${inner} is missing`)
      expect([
        out.left <= into.left,
        out.top <= into.top,
        out.right >= into.right,
        out.bottom >= into.bottom,
      ]).toEqual([true, true, true, true])
    }
    const subnet = area.get('subnet')
    expect((subnet?.right ?? 0) - (subnet?.left ?? 0)).toBeGreaterThan(200)
  })
})

test('links are solid, asynchronous ones dashed, failing over dotted, emphasised ones thick', () => {
  const markup = svg('flowchart LR\na --> b\nb -.-> c\nc -.->|failover| d\nd ==> e')
  const looks = byTag(markup, 'polyline')
    .filter((line) => line.properties.dataFrom !== undefined)
    .map(({ properties }) => [
      properties.dataFrom,
      properties.strokeDashArray?.toString(),
      properties.strokeWidth,
    ])
  expect(looks).toEqual([
    ['a', undefined, '1'],
    ['b', '6,4', '1'],
    ['c', '1,4', '2'],
    ['d', undefined, '2'],
  ])
})

test('colours are the custom properties of the page, and nothing else is styled', () => {
  for (const source of [
    region('LR'),
    'sequenceDiagram\nA->>B: x\nNote over A: y\nloop z\nB--xA: w\nend',
    'stateDiagram-v2\n[*] --> A\nA --> [*]',
  ]) {
    const markup = svg(source)
    expect(markup).not.toMatch(/style|@import|#[0-9a-f]{3,6}\b(?!")|--_|font-family|color-mix/i)
    const colours = markup.match(/var\([^)]*\)/g) ?? []
    expect(
      [...new Set(colours)].filter((colour) => !/^var\(--(ink|muted|panel|paper|hairline)\)$/.test(colour)),
    ).toEqual([])
  }
})

test('every id ends in the id given, and every arrow head it refers to is there', () => {
  for (const source of [region('TD'), 'sequenceDiagram\nA->>B: x\nB--xA: y\nA-)B: z']) {
    const markup = svg(source, 'q 7"><')
    const ids = parsed(markup).elements.flatMap(({ properties }) => properties.id ?? [])
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) expect(id).toMatch(/-q7$/)
    for (const [, target] of markup.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(target)
  }
})

test('text is 12 px or larger at the size the drawing asks for', () => {
  for (const source of [
    region('LR'),
    'sequenceDiagram\nA->>B: x\nNote over A: y',
    'stateDiagram-v2\nA --> B : x',
  ]) {
    const markup = svg(source)
    const [drawing] = byTag(markup, 'svg')
    const [, , width = NaN] = String(drawing?.properties.viewBox).split(' ').map(Number)
    const scale = Number(drawing?.properties.width) / width
    for (const text of byTag(markup, 'text'))
      expect(Number(text.properties.fontSize) * scale).toBeGreaterThanOrEqual(12)
  }
})

test('labels are shown exactly', () => {
  const label = 'R&D [a] (b) {c} | **d** *:* ~~e~~ C:\\new #1; <bucket> ${x}'
  expect(
    parsed(svg(`flowchart LR\na["${label}"] -->|"${label}"| b\nsubgraph s["${label}"]\nb\nend`)).words.split(
      label,
    ),
  ).toHaveLength(4)
})

test('a label breaks at <br/>, and entities are read', () => {
  const lines = byTag(svg('flowchart LR\na["one<br/>two &lt;3"]'), 'tspan')
  expect(lines.map((line) => line.children)).toMatchObject([[{ value: 'one' }], [{ value: 'two <3' }]])
})

test('a node named before its label and its box gets both', () => {
  const markup = svg(
    'flowchart LR\nuser --> alb\nsubgraph vpc["VPC"]\nalb["Load balancer"]\nend\nalb --> user',
  )
  const group = byTag(markup, 'g').find((element) => element.properties.dataId === 'alb')
  expect(JSON.stringify(group)).toContain('Load balancer')
  const area = areas(markup)
  expect(area.get('vpc')?.left).toBeLessThan(area.get('alb')?.left ?? NaN)
})

test('a message between neighbours has room between their lifelines', () => {
  const words = 'a rather long message that needs its room'
  const [line] = byTag(svg(`sequenceDiagram\nA->>B: ${words}`), 'line').filter(
    (element) => element.properties.markerEnd,
  )
  expect(Number(line?.properties.x2) - Number(line?.properties.x1)).toBeGreaterThan(words.length * 5.5)
})

test('the alt text is the comment, and null without one', () => {
  expect(renderDiagram('flowchart LR\n  %% alt:  What it teaches. \na --> b', 'x')).toMatchObject({
    alt: 'What it teaches.',
  })
  expect(renderDiagram('flowchart LR\n%% other\na --> b', 'x')).toMatchObject({ alt: null })
})

const problems: [source: string, line: number, message: RegExp][] = [
  ['', 1, /empty/],
  ['\n\n%% only a comment', 1, /empty/],
  ['pie\n"a": 1', 1, /"pie" is not supported: use flowchart/],
  ['\n\ngantt\ntitle x', 3, /"gantt" is not supported/],
  ['classDiagram\nA <|-- B', 1, /not supported/],
  ['flowchart LR\n%%{init: {"theme": "dark"}}%%\na --> b', 2, /settings/],
  ['flowchart LR\na --> b\nclick a "https://x"', 3, /"click" is not supported/],
  [`flowchart LR\n${'%% x\n'.repeat(1_000)}a --> b`, 1, /at most 5000/],
  ['flowchart\na --> b', 1, /"flowchart LR"/],
  ['flowchart LR\na -->', 2, /no target/],
  ['stateDiagram-v2\nA --> ', 2, /no target/],
]

test.each(problems)('%j: line %i, %s', (source, line, message) => {
  expect(renderDiagram(source, 'x')).toEqual({
    problem: { line, message: expect.stringMatching(message) as string },
  })
})

test('a fence becomes a figure with the picture, its meaning and its source', () => {
  const markup = html('```mermaid\nflowchart LR\n%% alt: What it "teaches".\na --> b\n```')
  expect(markup).toMatch(
    /^<figure class="diagram" role="group"><div class="diagram-scroll" role="img" aria-label="What it &#x22;teaches&#x22;." tabindex="0"><svg [^>]*class="diagram-drawing"[^>]*>/,
  )
  expect(markup).toMatch(
    /<\/svg><\/div><details><summary>Diagram source<\/summary><pre tabindex="0"><code>flowchart LR\n%% alt[^]*<\/code><\/pre><\/details><\/figure>$/,
  )
})

test('a fence that cannot be drawn shows its source and what is wrong', () => {
  const markup = html('```mermaid\nflowchart LR\na --> <b>\n```')
  expect(markup).toBe(
    '<figure class="diagram diagram-broken" role="group"><p class="diagram-problem">This diagram cannot be drawn. Line 2: cannot read "&#x3C;b>".</p>' +
      '<pre tabindex="0"><code>flowchart LR\na --> &#x3C;b></code></pre></figure>',
  )
})

test('two copies of a diagram on a page have different ids, and the same page the same', () => {
  const fence = '```mermaid\nflowchart LR\na --> b\n```\n\n'
  const ids = parsed(html(fence + fence)).elements.flatMap(({ properties }) => properties.id ?? [])
  expect(ids).toHaveLength(4)
  expect(new Set(ids).size).toBe(4)
  expect(html(fence + fence)).toBe(html(fence + fence))
})
