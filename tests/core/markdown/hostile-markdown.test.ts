import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html, parsed } from './render-text.ts'

const ELEMENTS = new Set(
  (
    'p h2 h3 h4 h5 h6 ul ol li blockquote aside pre code em strong del a br hr table thead tbody tr th td img div span ' +
    'figure details summary svg defs marker g rect circle ellipse line polyline polygon path text tspan'
  ).split(' '),
)
const ATTRIBUTES =
  /^(href|rel|src|alt|id|className|role|tabIndex|scope|start|ariaLabel|ariaHidden|focusable|data(Id|From|To)|viewBox|x|y|x1|x2|y1|y2|cx|cy|rx?|ry|dx|dy|d|width|height|points|transform|fill|stroke(Width|DashArray|LineJoin|LineCap)?|font(Size|Weight|Style)|textAnchor|orient|ref[XY]|marker(Width|Height|Units|Start|End))$/

/** What in the HTML is not text, one of our own elements or a safe address, as a browser reads it. */
function harms(markup: string): string[] {
  return parsed(markup).elements.flatMap(({ tagName, properties }) => [
    ...(ELEMENTS.has(tagName) ? [] : [`<${tagName}>`]),
    ...Object.entries(properties).flatMap(([name, value]) =>
      isHarmless(name, String(value)) ? [] : [`<${tagName} ${name}=${JSON.stringify(value)}>`],
    ),
  ])
}

function isHarmless(name: string, value: string): boolean {
  if (!ATTRIBUTES.test(name)) return false
  if (name === 'href') return /^(https?:\/\/[^/\\]|\/[^/\\]|\/$|#section-)/i.test(value)
  if (name === 'src') return /^\/[^/\\]/.test(value)
  if (name === 'id') return /^(section-|(arrowhead|seq)[\w-]*-\w+)/.test(value)
  if (name.startsWith('marker')) return /^(url\(#[\w-]+\)|userSpaceOnUse|[\d.]+)$/.test(value)
  if (name === 'fill' || name === 'stroke') return /^(none|var\(--[a-z]+\))$/.test(value)
  return true
}

test.each([
  ['<script>', '<script>'],
  ['<p onclick=x>', '<p onClick="x">'],
  ['<p style=x>', '<p style="x">'],
  ['<a href="java&#10;script:x">', '<a href="java\\nscript:x">'],
  ['<a href="//x">', '<a href="//x">'],
  ['<h2 id=location>', '<h2 id="location">'],
  ['<svg><use xlink:href=x>', '<use>'],
])('the check itself sees %s', (markup, harm) => {
  expect(harms(markup)).toContain(harm)
})

/** Addresses that run something, leave our origin unasked, or only look harmless. */
const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java&#x0A;script:alert(1)',
  'java&#9;script:alert(1)',
  'java&NewLine;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;&#x61;vascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  '\u0001javascript:alert(1)',
  '&#1;javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\u200bjavascript:alert(1)',
  'javascript://aws.amazon.com/%0aalert(1)',
  'javascript\\:alert(1)',
  'vbscript:msgbox(1)',
  'livescript:x',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg/onload=alert(1)>',
  'blob:https://aws.amazon.com/x',
  'file:///etc/passwd',
  'view-source:javascript:alert(1)',
  '//evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/%09/evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  'http://',
  'https://aws.amazon.com"onmouseover="alert(1)',
  "https://aws.amazon.com'onmouseover='alert(1)",
  'https://aws.amazon.com/<script>alert(1)</script>',
  'feed:javascript:alert(1)',
  'jar:https://x!/y',
  'mailto:a@b.c?subject=<script>',
  'tel:1',
  'x:y',
]

/** Texts that try to become markup. */
const texts = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror=alert(1)//',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<object data="data:text/html,x"></object>',
  '<embed src=//evil.example>',
  '<base href="//evil.example">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<link rel=stylesheet href=//evil.example>',
  '<style>@import "//evil.example";</style>',
  '<form action=//evil.example><button formaction="javascript:alert(1)">x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<body onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<p style="background:url(//evil.example)">x</p>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '</main></body><script>alert(1)</script>',
  '<!--><script>alert(1)</script>-->',
  '<!-- <img src=x onerror=alert(1)> --!>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '<x onclick=alert(1)>',
  '<div id="location">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '"><script>alert(1)</script>',
  "'onmouseover='alert(1)",
  '`<script>`',
  '**<b onclick=alert(1)>**',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<https://x" onmouseover="alert(1)>',
  '<javascript:alert(1)>',
  'www.evil.example"onmouseover="alert(1)',
  'http://evil.example/"onmouseover="alert(1)',
  '__proto__',
  '\u202e<script>',
]

/** Every place of a document a text can stand in. */
const places: [name: string, put: (text: string) => string][] = [
  ['a paragraph', (text) => `before ${text} after`],
  ['a block of its own', (text) => `before\n\n${text}\n\nafter`],
  ['a heading', (text) => `## ${text}`],
  ['a list item and its rationale', (text) => `- [x] ${text}\n\n  > ${text}`],
  ['a table cell', (text) => `| ${text} | b |\n| - | - |\n| a | ${text} |`],
  ['the words of a link', (text) => `[${text}](https://aws.amazon.com)`],
  ['the title of a link', (text) => `[x](https://aws.amazon.com "${text}")`],
  ['alt text', (text) => `![${text}](images/x.png)`],
  ['a reference', (text) => `[x][${text}]\n\n[${text}]: https://aws.amazon.com '${text}'`],
  ['a footnote', (text) => `x[^a]\n\n[^a]: ${text}`],
  ['inline code', (text) => `\`\` ${text} \`\``],
  ['a fence', (text) => `\`\`\`\`html\n${text}\n\`\`\`\``],
  ['the info of a fence', (text) => `~~~${text} ${text}\nx\n~~~`],
  ['a callout', (text) => `> [!CAUTION]\n> **${text}**\n>\n> ${text}`],
  [
    'a node of a diagram',
    (text) => `\`\`\`\`mermaid\nflowchart LR\n%% alt: ${text}\na["${text}"] -->|"${text}"| b\n\`\`\`\``,
  ],
  [
    'a bare part of a diagram',
    (text) => `\`\`\`\`mermaid\nflowchart LR\nsubgraph ${text}\na --> ${text}\nend\n\`\`\`\``,
  ],
  [
    'a message of a diagram',
    (text) =>
      `\`\`\`\`mermaid\nsequenceDiagram\nparticipant A as ${text}\nA->>B: ${text}\nNote over A: ${text}\n\`\`\`\``,
  ],
  [
    'a state of a diagram',
    (text) => `\`\`\`\`mermaid\nstateDiagram-v2\nA : ${text}\nA --> B : ${text}\n\`\`\`\``,
  ],
]

const addressPlaces: [name: string, put: (url: string) => string][] = [
  ['a link', (url) => `[x](${url})`],
  ['a link in angle brackets', (url) => `[x](<${url}>)`],
  ['a titled link', (url) => `[x](${url} "t")`],
  ['a picture', (url) => `![x](${url})`],
  ['a picture in angle brackets', (url) => `![x](<${url}>)`],
  ['a picture in a link', (url) => `[![x](${url})](${url})`],
  ['an autolink', (url) => `<${url}>`],
  ['a bare address', (url) => `see ${url} there`],
  ['a definition', (url) => `[x][y] ![x][y]\n\n[y]: <${url}>`],
  ['a table', (url) => `| [x](${url}) |\n| - |\n| ![x](${url}) |`],
  ['a diagram', (url) => `\`\`\`mermaid\nflowchart LR\na --> b\nclick a "${url}"\n\`\`\``],
]

const resolvingAll = { topic: 'dax', image: (path: string) => `/media/${path}` }

describe.each(places)('in %s', (_name, put) => {
  test.each(texts)('%j stays text', (text) => {
    expect(harms(html(put(text), resolvingAll))).toEqual([])
  })
})

describe.each(addressPlaces)('as %s', (_name, put) => {
  test.each(addresses)('%j leads nowhere bad', (url) => {
    expect(harms(html(put(url), resolvingAll))).toEqual([])
  })
})

test('no combination of Markdown tokens makes markup of its own', () => {
  const token = fc.constantFrom(
    ...'<script> </script> <img onerror=x> " \' ` `` ``` ~~~mermaid > [!NOTE] [ ] ( ) ![ ]( javascript: // http:// & &lt; &#x3c; # | - * ** _ \\ \n \n\n : x [^1] [^1]: <!-- --> flowchart --> subgraph'.split(
      / (?=\S)/,
    ),
    '\n',
    '\n\n',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
      expect(harms(html(tokens.join(''), resolvingAll))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('diagrams that style, script or flood are shown as source', () => {
  for (const source of [
    'flowchart LR\nclassDef x fill:#f00}body{display:none\na:::x --> b',
    'flowchart LR\na --> b\nstyle a fill:url(//evil.example)',
    'flowchart LR\na --> b\nlinkStyle 0 stroke:red',
    '%%{init: {"themeCSS": "*{display:none}"}}%%\nflowchart LR\na --> b',
    'flowchart LR\na --> b\nclick a href "javascript:alert(1)"',
    `flowchart LR\n${'a & b & c & d & e & f & g & h & i & j --> k & l & m & n & o & p & q & r & s\n'.repeat(60)}`,
    `flowchart LR\n${Array.from({ length: 41 }, (_, index) => `n${index} --> m`).join('\n')}`,
  ]) {
    const markup = html(`\`\`\`mermaid\n${source}\n\`\`\``)
    expect(harms(markup)).toEqual([])
    expect(markup).toContain('diagram-broken')
    expect(parsed(markup).words).toContain(source)
  }
})
