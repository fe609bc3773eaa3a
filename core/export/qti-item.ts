import { type Element, type ElementContent } from 'xast'
import { x } from 'xastscript'
import { type ExportedQuestion, type ExportedText } from './exported-question.ts'
import { type QtiDialect } from './qti-dialect.ts'
import { qtiFlow } from './qti-flow.ts'
import { writeXml } from './write-xml.ts'

/** Names in QTI begin with a letter, ids of questions may begin with a digit. */
export function qtiName(id: string): string {
  return `q-${id}`
}

/** One question as a QTI item: a choice, all or nothing, with the rationale of each chosen option and an explanation. */
export function writeQtiItem(question: ExportedQuestion, dialect: QtiDialect): string {
  const make = maker(dialect)
  const letters = question.options.map((_, place) => String.fromCharCode(65 + place))
  const isSingle = question.type === 'single'
  const choices = question.options.map(({ text, rationale }, place) =>
    make('simpleChoice', { identifier: letters[place] }, [
      ...flow(text),
      make(
        'feedbackBlock',
        { outcomeIdentifier: 'FEEDBACK', identifier: letters[place], showHide: 'show' },
        dialect.hasContentBody ? [make('contentBody', {}, flow(rationale))] : flow(rationale),
      ),
    ]),
  )
  const explained = flow(question.afterword)
  return writeXml(
    make(
      'assessmentItem',
      {
        xmlns: dialect.namespace,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${dialect.namespace} ${dialect.schema}`,
        identifier: qtiName(question.id),
        title: question.title,
        adaptive: 'false',
        timeDependent: 'false',
      },
      [
        make(
          'responseDeclaration',
          {
            identifier: 'RESPONSE',
            cardinality: isSingle ? 'single' : 'multiple',
            baseType: 'identifier',
          },
          [
            make(
              'correctResponse',
              {},
              question.options.flatMap(({ key }, place) => (key ? [make('value', {}, letters[place])] : [])),
            ),
          ],
        ),
        ...outcomes(make, isSingle),
        make('itemBody', {}, [
          x('div', flow(question.stem)),
          make(
            'choiceInteraction',
            {
              responseIdentifier: 'RESPONSE',
              shuffle: String(question.shuffle),
              maxChoices: isSingle ? '1' : String(question.options.filter(({ key }) => key).length),
            },
            choices,
          ),
        ]),
        ...processing(make),
        make(
          'modalFeedback',
          { outcomeIdentifier: 'EXPLANATION', identifier: 'shown', showHide: 'show' },
          dialect.hasContentBody ? [make('contentBody', {}, explained)] : explained,
        ),
      ],
    ),
  )
}

type Make = (
  name: string,
  attributes: Record<string, string | undefined>,
  children?: ElementContent[] | string,
) => Element

/** Makes elements in the dialect's words; attributes with a colon or of XML itself are nobody's words. */
function maker({ element, attribute }: QtiDialect): Make {
  return (name, attributes, children = []) =>
    x(
      element(name),
      Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key.startsWith('x') ? key : attribute(key), value]),
      ),
      children,
    )
}

function flow(text: ExportedText): ElementContent[] {
  return qtiFlow(text.tree, (picture) => `../images/${picture}`)
}

function outcomes(make: Make, isSingle: boolean): Element[] {
  const outcome = (identifier: string, cardinality: string, baseType: string, value?: string) =>
    make(
      'outcomeDeclaration',
      { identifier, cardinality, baseType },
      value === undefined ? [] : [make('defaultValue', {}, [make('value', {}, value)])],
    )
  return [
    outcome('SCORE', 'single', 'float', '0'),
    outcome('FEEDBACK', isSingle ? 'single' : 'multiple', 'identifier'),
    outcome('EXPLANATION', 'single', 'identifier'),
  ]
}

function processing(make: Make): Element[] {
  const set = (identifier: string, value: Element) => make('setOutcomeValue', { identifier }, [value])
  const response = () => make('variable', { identifier: 'RESPONSE' })
  return [
    make('responseProcessing', {}, [
      make('responseCondition', {}, [
        make('responseIf', {}, [
          make('match', {}, [response(), make('correct', { identifier: 'RESPONSE' })]),
          set('SCORE', make('baseValue', { baseType: 'float' }, '1')),
        ]),
        make('responseElse', {}, [set('SCORE', make('baseValue', { baseType: 'float' }, '0'))]),
      ]),
      set('FEEDBACK', response()),
      set('EXPLANATION', make('baseValue', { baseType: 'identifier' }, 'shown')),
    ]),
  ]
}
