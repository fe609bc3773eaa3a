import { type Definition, type Root, type RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { askedNumber } from './asked-number.ts'
import { checkFrontMatter } from './check-front-matter.ts'
import { checkDistinct, checkKeys } from './check-options.ts'
import { checkReferences } from './check-references.ts'
import { type CheckContext } from './context.ts'
import { questionFrontMatter, type QuestionFrontMatter } from './front-matter-schema.ts'
import { lintQuestion } from './lint-question.ts'
import { parseOptions } from './parse-options.ts'
import { type Finding, hasError, type Problem, toProblems } from './problem.ts'
import { type Question } from './question.ts'
import { readMarkdown } from './read-markdown.ts'
import { missingSections, splitSections } from './split-sections.ts'

type Body = Pick<Question, 'stem' | 'options' | 'explanation' | 'remember' | 'references' | 'definitions'>

/**
 * Reads one question and says everything that is wrong or unwise in it, codes E01–E13 and W01–W11 of
 * docs/question-codes.md; what needs several files is in find-duplicates.ts. The question is null when there is an
 * error. The same text gives the same answer; no text makes it throw.
 */
export function parseQuestion(
  text: string,
  context: CheckContext,
): { question: Question | null; problems: Problem[] } {
  const { source, keys, root, findings } = readMarkdown(text, questionFrontMatter, context)
  const body = root && readBody(root, source, keys?.partly ?? {})
  if (body) findings.push(...body.findings)
  if (keys) findings.push(...checkFrontMatter(keys, context, body?.hasNotes ?? true))

  const problems = toProblems(findings, context.path)
  const question = keys?.whole && body && !hasError(problems) ? toQuestion(keys.whole, body.content) : null
  return { question, problems }
}

function readBody(root: Root, source: string, { type, status }: Partial<QuestionFrontMatter>) {
  const sections = splitSections(root)
  const { stem, options, findings } = parseOptions(sections.opening, sections.end)
  const nodesOf = (name: keyof typeof sections.byName) => sections.byName[name]?.nodes ?? []
  const content: Body = {
    stem,
    options: options.map(({ key, text, rationale }) => ({ key, text, rationale })),
    explanation: nodesOf('Explanation'),
    remember: nodesOf('Remember'),
    references: nodesOf('References'),
    definitions: definitionsOf(root),
  }
  const asked = askedNumber(stem, source)
  const texts: RootContent[][] = [
    stem,
    ...options.flatMap(({ text, rationale }) => [text, rationale]),
    content.explanation,
    content.remember,
  ]
  const all: Finding[] = [
    ...sections.findings,
    ...missingSections(root, sections, status === 'published'),
    ...findings,
    ...checkKeys(type, options, asked),
    ...checkDistinct(options),
    ...texts.flatMap((nodes) => checkReferences(nodes, source)),
    ...lintQuestion({ type, stem, options, asked }, source),
  ]
  return { content, findings: all, hasNotes: nodesOf('Notes').length > 0 }
}

function toQuestion(keys: QuestionFrontMatter, body: Body): Question {
  return {
    id: keys.id,
    title: keys.title,
    task: keys.task,
    topic: keys.topic,
    concepts: keys.concepts,
    family: keys.family ?? null,
    type: keys.type,
    level: keys.level,
    difficulty: keys.difficulty,
    status: keys.status,
    replacedBy: keys.replacedBy ?? null,
    form: keys.form ?? null,
    checked: keys.checked ?? null,
    sources: keys.sources ?? [],
    drawnFrom: keys.drawnFrom ?? [],
    authors: keys.authors ?? [],
    shuffle: keys.shuffle ?? true,
    ...body,
  }
}

/** Targets of reference links, wherever they stand. */
export function definitionsOf(root: Root): Definition[] {
  const definitions: Definition[] = []
  visit(root, 'definition', (node) => void definitions.push(node))
  return definitions
}
