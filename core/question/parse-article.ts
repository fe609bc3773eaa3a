import { checkDatesAndSources } from './check-dates-and-sources.ts'
import { type CheckContext, kindOf, nameParts } from './context.ts'
import { articleFrontMatter, isSlug } from './front-matter-schema.ts'
import { definitionsOf } from './parse-question.ts'
import { type Finding, finding, hasError, type Problem, toProblems } from './problem.ts'
import { type Article } from './question.ts'
import { readMarkdown } from './read-markdown.ts'

/**
 * Reads a topic's lesson.md or a page beside the lessons: front matter, dates and sources, addresses, images, fences
 * and headings.
 */
export function parseArticle(
  text: string,
  context: CheckContext,
): { article: Article | null; problems: Problem[] } {
  const { keys, root, findings } = readMarkdown(text, articleFrontMatter, context)
  if (keys) findings.push(...checkDatesAndSources(keys.partly, keys.placeOf, context))
  findings.push(...(kindOf(context.path) === 'page' ? pageNameFindings(context) : folderFindings(context)))

  const problems = toProblems(findings, context.path)
  if (!keys?.whole || !root || hasError(problems)) return { article: null, problems }
  const { title, summary, checked, sources, drawnFrom = [] } = keys.whole
  const body = root.children.filter((node) => node.type !== 'definition')
  return {
    article: { title, summary, checked, sources, drawnFrom, body, definitions: definitionsOf(root) },
    problems,
  }
}

const START = { line: 1, column: 1 }

function folderFindings({ path, pack }: CheckContext): Finding[] {
  const { folder } = nameParts(path)
  if (!pack.topics || pack.topics.some(({ id }) => id === folder)) return []
  return [finding('E02', START, `the folder is no topic of topics.yaml (${folder || 'none'})`)]
}

// A page is called by its file name, at the same address as the topics.
function pageNameFindings({ path, pack }: CheckContext): Finding[] {
  const { name } = nameParts(path)
  if (!isSlug(name))
    return [finding('E03', START, `the file name must be 3 to 64 of "a-z", "0-9" and "-" (${name})`)]
  if (!pack.topics?.some(({ id }) => id === name)) return []
  return [finding('E03', START, `a topic is called ${name}; give the file another name`)]
}
