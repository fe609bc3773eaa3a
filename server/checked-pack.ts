import 'server-only'
import { decodeSource } from '#core/question/decode-source.ts'
import { parseExam, parseTopics } from '#core/question/pack.ts'
import { parseLesson } from '#core/question/parse-lesson.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { prepareQuestion } from '#core/question/prepare-question.ts'
import type { Problem } from '#core/question/problem.ts'
import { renderLesson } from '#core/markdown/render-lesson.ts'
import { checkPack } from './check-pack.ts'
import type { CheckedPack } from './content.ts'
import type { PackFolder } from './pack-files.ts'

/**
 * Reads a pack for importing: null, with every problem, when one file has an error. Each file has been checked in a
 * worker within its time limit before it is parsed and rendered here.
 */
export async function readCheckedPack(folder: PackFolder, now: Date): Promise<{ checked: CheckedPack | null; problems: Problem[] }> {
  const today = now.toISOString().slice(0, 10)
  const { problems } = await checkPack(folder, () => true, today)
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) return { checked: null, problems: errors }

  const texts = new Map(folder.files.map(({ path, bytes }) => [path, decodeSource(bytes, path).text ?? '']))
  const examSource = texts.get('exam.yaml') ?? ''
  const topicsSource = texts.get('topics.yaml') ?? ''
  const { exam } = parseExam(examSource, 'exam.yaml')
  const { topics } = parseTopics(topicsSource, 'topics.yaml')
  if (!exam || !topics) throw new Error('a pack without errors has an exam and topics')

  const pack = { exam, topics }
  const checked: CheckedPack = { pack, examSource, topicsSource, questions: [], lessons: [] }
  for (const [path, source] of texts) {
    const [topic = '', name = '', ...deeper] = path.split('/')
    if (!name.endsWith('.md') || name === 'README.md' || deeper.length > 0) continue
    const context = { path, pack, today, hasFile: (file: string) => texts.has(file) }
    if (name === 'lesson.md') {
      const { lesson } = parseLesson(source, context)
      if (!lesson) throw new Error(`${path} was found without errors and cannot be read`)
      const { title, summary, checked: checkedOn, sources } = lesson
      checked.lessons.push({ topic, source, title, summary, checked: checkedOn, sources, ...renderLesson(lesson.body, lesson.definitions) })
    } else {
      const { question } = parseQuestion(source, context)
      if (!question) throw new Error(`${path} was found without errors and cannot be read`)
      checked.questions.push({ question: prepareQuestion(question, pack), source })
    }
  }
  return { checked, problems }
}
