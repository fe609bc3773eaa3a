import { type Document, isScalar, visit } from 'yaml'
import { forbiddenCharacter } from './check-characters.ts'
import { type Place } from './place.ts'
import { type Finding, finding } from './problem.ts'
import { ALIAS_LIMIT } from './yaml-limits.ts'

type PlaceAt = (offset: number) => Place

const SYNTAX_ERRORS_SHOWN = 10
const unsafeKeys = ['__proto__', 'constructor', 'prototype']

export function isUnsafeKey(key: string): boolean {
  return unsafeKeys.includes(key)
}

/** What is wrong with YAML whatever it should say: its grammar, tags, aliases, keys that reach for prototypes. */
export function syntaxFindings(document: Document.Parsed, text: string, placeAt: PlaceAt): Finding[] {
  const faults = [...document.errors, ...document.warnings].slice(0, SYNTAX_ERRORS_SHOWN)
  const findings = faults.map(({ code, message, pos: [start, end] }) => {
    const place = placeAt(start)
    if (code === 'RESOURCE_EXHAUSTION') return finding('E13', place, 'YAML is nested too deep')
    if (code === 'DUPLICATE_KEY') {
      const key = /^["']?[^"':\s]*/.exec(text.slice(start))?.[0] ?? ''
      return finding('E01', place, `${key}: given twice; keep one`)
    }
    if (code !== 'TAG_RESOLVE_FAILED')
      return finding('E01', place, `not YAML: ${message.replace(/\s+/g, ' ')}`)
    return finding('E01', place, `${text.slice(start, end)}: tags are not allowed; write the plain value`)
  })
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || !isUnsafeKey(String(key.value))) return
      findings.push(
        finding('E01', placeAt(key.range?.[0] ?? 0), `${String(key.value)}: not allowed as a key; remove it`),
      )
    },
    Scalar(_, { value, range }) {
      const [start, end] = range ?? [0, 0]
      const isShown = forbiddenCharacter(text.slice(start, end)) !== null
      const hidden = typeof value === 'string' && !isShown ? forbiddenCharacter(value) : null
      if (hidden) findings.push(finding('E11', placeAt(start), `${hidden} written as an escape; remove it`))
    },
  })
  const alias = aliasFinding(document, placeAt)
  return alias ? [...findings, alias] : findings
}

/** An alias that makes the document unreadable: one too many, or one to nowhere. */
export function aliasFinding(document: Document.Parsed, placeAt: PlaceAt): Finding | null {
  let count = 0
  let trouble: Finding | null = null
  visit(document, {
    Alias(_, alias) {
      const place = placeAt(alias.range?.[0] ?? 0)
      count++
      if (count > ALIAS_LIMIT)
        trouble = finding('E13', place, `more than ${ALIAS_LIMIT} YAML aliases; write the values out`)
      else if (!alias.resolve(document))
        trouble = finding('E01', place, `*${alias.source.slice(0, 40)}: no such anchor`)
      return trouble ? visit.BREAK : undefined
    },
  })
  return trouble
}
