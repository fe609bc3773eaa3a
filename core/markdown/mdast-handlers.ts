import { type ElementContent, type Properties } from 'hast'
import {
  type Code,
  type Definition,
  type FootnoteDefinition,
  type FootnoteReference,
  type Html,
  type Image,
  type ImageReference,
  type InlineCode,
  type Link,
  type LinkReference,
  type ListItem,
  type Nodes,
  type Parents,
  type Text,
} from 'mdast'
import { defaultHandlers, type Options } from 'remark-rehype'
import { linkTarget } from './link-target.ts'
import { visibleText } from './visible-text.ts'

/** Where a text stands, for its links and pictures. */
export type Place = {
  /** The folder it is in, for links to the lesson or page beside it. */
  folder?: string
  /** The address of a picture given as in the text (`images/x.png`), from our root; null when there is none. */
  image?: (path: string) => string | null
}

type Handlers = NonNullable<Options['handlers']>
type Content = ElementContent | ElementContent[] | undefined

const FLOW_PARENTS = new Set<Nodes['type']>(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

/**
 * How Markdown becomes HTML where it differs from GitHub: raw HTML is shown as text, a link or picture that may
 * not lead anywhere keeps its words, a remote picture becomes a link (it would tell its host who reads what, and
 * when), boxes of task lists are left out (the ticked ones are the key), footnotes stay as written.
 */
export function mdastHandlers(definitions: Definition[], place: Place): Handlers {
  const urls = new Map<string, string>()
  for (const { identifier, url } of definitions) if (!urls.has(identifier)) urls.set(identifier, url)

  function link(url: string | undefined, children: ElementContent[]): Content {
    const href = url === undefined ? null : linkTarget(url, place.folder ?? null)
    return href === null ? children : element('a', { href }, children)
  }

  function image(
    url: string | undefined,
    alt: string | null | undefined,
    parent: Parents | undefined,
  ): Content {
    const words = visibleText(alt ?? '')
    const linked = parent?.type === 'link' || parent?.type === 'linkReference'
    if (url !== undefined && /^https?:/i.test(url)) {
      return linked ? text(words || url) : link(url, [text(words || url)])
    }
    const src = url !== undefined && isPlainPath(url) ? place.image?.(url) : null
    return src && /^\/(?![/\\])/.test(src) ? element('img', { src, alt: words }, []) : text(words)
  }

  return {
    text: (_state, node: Text) => text(visibleText(node.value)),
    inlineCode: (_state, node: InlineCode) =>
      element('code', {}, [text(visibleText(node.value.replace(/\r?\n|\r/g, ' ')))]),
    code: (state, node: Code) => defaultHandlers.code(state, { ...node, value: visibleText(node.value) }),
    html: (_state, node: Html, parent: Parents | undefined) => {
      const value = node.value.replace(/<!--[^]*?-->/g, '').trim()
      if (value === '') return undefined
      const shown = text(visibleText(value))
      return parent && FLOW_PARENTS.has(parent.type) ? element('p', {}, [shown]) : shown
    },
    link: (state, node: Link) => link(node.url, state.all(node)),
    linkReference: (state, node: LinkReference) => {
      const url = urls.get(node.identifier)
      return url === undefined ? [text('['), ...state.all(node), text(']')] : link(url, state.all(node))
    },
    image: (_state, node: Image, parent: Parents | undefined) => image(node.url, node.alt, parent),
    imageReference: (_state, node: ImageReference, parent: Parents | undefined) =>
      image(urls.get(node.identifier), node.alt, parent),
    footnoteReference: (_state, node: FootnoteReference) =>
      text(`[^${visibleText(node.label ?? node.identifier)}]`),
    footnoteDefinition: (state, node: FootnoteDefinition) => [
      element('p', {}, [text(`[^${visibleText(node.label ?? node.identifier)}]:`)]),
      ...state.all(node),
    ],
    listItem: (state, node: ListItem, parent: Parents | undefined) =>
      defaultHandlers.listItem(state, { ...node, checked: null }, parent),
  }
}

/** A path below the text's own folder or pack: no scheme, host, query, backslash or control character. */
function isPlainPath(url: string): boolean {
  return /^(?![/\\])[^\u0000-\u001f\u007f-\u009f\\:?#]+$/.test(url)
}

function element(tagName: string, properties: Properties, children: ElementContent[]): ElementContent {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
