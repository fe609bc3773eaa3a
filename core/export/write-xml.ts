import { type ElementContent as Html } from 'hast'
import { type Element, type ElementContent, type Root } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'

/** A document with its declaration, one line end at its end. */
export function writeXml(root: Element): string {
  const declaration = {
    type: 'instruction',
    name: 'xml',
    value: 'version="1.0" encoding="UTF-8"',
  } as const
  const document: Root = { type: 'root', children: [declaration, { type: 'text', value: '\n' }, root] }
  // XML knows `]]>` as an end only, and the library writes it as it stands; no CDATA is ever written here.
  return `${toXml(document).replaceAll(']]>', ']]&gt;')}\n`
}

/** Attributes of HTML that stay: names that XML and HTML write alike. */
const ATTRIBUTES = ['href', 'alt', 'start']

/** Elements of a portable tree as XML of the same names; `addressOf` says where a picture is, by its name. */
export function asXml(nodes: Html[], addressOf: (picture: string) => string): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }]
    if (node.type !== 'element') return []
    const { tagName, properties, children } = node
    const attributes: Record<string, string> = Object.fromEntries(
      ATTRIBUTES.filter((name) => properties[name] !== undefined).map((name) => [
        name,
        String(properties[name]),
      ]),
    )
    if (tagName === 'img') attributes.src = addressOf(String(properties.src))
    return [x(tagName, attributes, asXml(children, addressOf))]
  })
}
