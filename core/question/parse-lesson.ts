import { checkDatesAndSources } from './check-dates-and-sources.ts'
import { type CheckContext, nameParts } from './context.ts'
import { lessonFrontMatter } from './front-matter-schema.ts'
import { definitionsOf } from './parse-question.ts'
import { finding, hasError, type Problem, toProblems } from './problem.ts'
import { type Lesson } from './question.ts'
import { readMarkdown } from './read-markdown.ts'

/** Reads a topic's lesson.md: front matter, dates and sources, addresses, images, fences and headings. */
export function parseLesson(
  text: string,
  context: CheckContext,
): { lesson: Lesson | null; problems: Problem[] } {
  const { keys, root, findings } = readMarkdown(text, lessonFrontMatter, context)
  if (keys) findings.push(...checkDatesAndSources(keys.partly, keys.placeOf, context))
  const { folder } = nameParts(context.path)
  if (context.pack.topics && !context.pack.topics.some(({ id }) => id === folder)) {
    findings.push(
      finding('E02', { line: 1, column: 1 }, `the folder is no topic of topics.yaml (${folder || 'none'})`),
    )
  }

  const problems = toProblems(findings, context.path)
  if (!keys?.whole || !root || hasError(problems)) return { lesson: null, problems }
  const { title, summary, checked, sources, drawnFrom = [] } = keys.whole
  const body = root.children.filter((node) => node.type !== 'definition')
  return {
    lesson: { title, summary, checked, sources, drawnFrom, body, definitions: definitionsOf(root) },
    problems,
  }
}
