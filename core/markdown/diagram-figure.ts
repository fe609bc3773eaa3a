import { type Element, type ElementContent, type Properties } from 'hast'
import { drawDiagram } from './diagram.ts'

/**
 * A Mermaid fence as a figure: the picture, which scrolls inside when it is wider than the page, and its source
 * to open. A fence that cannot be drawn shows its source and what is wrong with it.
 */
export function diagramFigure(source: string, id: string): Element {
  const drawing = drawDiagram(source, id)
  const code = element('pre', { tabIndex: 0 }, [element('code', {}, [text(source)])])
  if ('problem' in drawing) {
    const { line, message } = drawing.problem
    return element('figure', { className: ['diagram', 'diagram-broken'], role: 'group' }, [
      element('p', { className: ['diagram-problem'] }, [
        text(`This diagram cannot be drawn. Line ${line}: ${message}.`),
      ]),
      code,
    ])
  }
  return element('figure', { className: ['diagram'], role: 'group' }, [
    element(
      'div',
      { className: ['diagram-scroll'], role: 'img', ariaLabel: drawing.alt ?? 'Diagram', tabIndex: 0 },
      [drawing.svg],
    ),
    element('details', {}, [element('summary', {}, [text('Diagram source')]), code]),
  ])
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
