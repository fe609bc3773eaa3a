import { type Element } from 'xast'
import { x } from 'xastscript'
import { type ExportedBank, type ExportedQuestion } from './exported-question.ts'
import { picturesIn } from './portable-tree.ts'
import { type QtiDialect } from './qti-dialect.ts'
import { qtiName, writeQtiItem } from './qti-item.ts'
import { writeXml } from './write-xml.ts'

/** The files of a QTI package by their path: a manifest, a test with a section for each domain, an item a question. */
export function qtiPackage(bank: ExportedBank, dialect: QtiDialect): Record<string, Uint8Array> {
  const files: Record<string, string> = {
    'imsmanifest.xml': manifest(bank, dialect),
    'test.xml': test(bank, dialect),
  }
  for (const question of bank.questions) files[itemPath(question)] = writeQtiItem(question, dialect)
  const encoder = new TextEncoder()
  const texts = Object.entries(files).map(([path, text]) => [path, encoder.encode(text)] as const)
  const pictures = Object.entries(bank.pictures).map(([name, bytes]) => [`images/${name}`, bytes] as const)
  return Object.fromEntries([...texts, ...pictures])
}

function itemPath({ id }: ExportedQuestion): string {
  return `items/${qtiName(id)}.xml`
}

function test({ code, title, minutes, domains, questions }: ExportedBank, dialect: QtiDialect): string {
  const { element, attribute } = dialect
  const sections = domains.flatMap((domain) => {
    const own = questions.filter((question) => question.domain === domain.id)
    if (own.length === 0) return []
    const items = own.map((question) =>
      x(element('assessmentItemRef'), { identifier: qtiName(question.id), href: itemPath(question) }),
    )
    const named = { identifier: `domain-${domain.id}`, title: domain.title, visible: 'true' }
    return [x(element('assessmentSection'), named, items)]
  })
  return writeXml(
    x(
      element('assessmentTest'),
      {
        xmlns: dialect.namespace,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${dialect.namespace} ${dialect.schema}`,
        identifier: `bank-${code}`,
        title,
      },
      [
        x(
          element('testPart'),
          {
            identifier: 'whole-bank',
            [attribute('navigationMode')]: 'nonlinear',
            [attribute('submissionMode')]: 'simultaneous',
          },
          [x(element('timeLimits'), { [attribute('maxTime')]: String(minutes * 60) }), ...sections],
        ),
      ],
    ),
  )
}

function manifest({ code, questions }: ExportedBank, dialect: QtiDialect): string {
  const { namespace, schema, version } = dialect.manifest
  const items = questions.map((question) => {
    const pictures = picturesOf(question).map((name) => `images/${name}`)
    return resource(qtiName(question.id), dialect.itemType, [itemPath(question), ...pictures])
  })
  const whole = resource(`bank-${code}`, dialect.testType, ['test.xml'])
  whole.children.push(...questions.map(({ id }) => x('dependency', { identifierref: qtiName(id) })))
  return writeXml(
    x('manifest', { xmlns: namespace, identifier: `manifest-${code}` }, [
      x('metadata', [x('schema', schema), x('schemaversion', version)]),
      x('organizations'),
      x('resources', [whole, ...items]),
    ]),
  )
}

function resource(identifier: string, type: string, paths: string[]): Element {
  return x(
    'resource',
    { identifier, type, href: paths[0] },
    paths.map((href) => x('file', { href })),
  )
}

function picturesOf({ stem, options, afterword }: ExportedQuestion): string[] {
  const texts = [stem, ...options.flatMap(({ text, rationale }) => [text, rationale]), afterword]
  return [...new Set(texts.flatMap(({ tree }) => picturesIn(tree)))]
}
