import 'server-only'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { renderLesson } from '#core/markdown/render-lesson.ts'
import { parseExam, parseTopics } from '#core/question/pack.ts'
import { parseLesson } from '#core/question/parse-lesson.ts'
import { parseQuestion } from '#core/question/parse-question.ts'
import { prepareQuestion } from '#core/question/prepare-question.ts'
import type { Problem } from '#core/question/problem.ts'
import type { CheckedPack } from './content.ts'

export async function readCheckedPack(dir: string, now: Date): Promise<{ checked: CheckedPack | null; problems: Problem[] }> {
  const examSource = readFileSync(join(dir, 'exam.yaml'), 'utf8')
  const topicsSource = readFileSync(join(dir, 'topics.yaml'), 'utf8')
  const { exam, problems } = parseExam(examSource, 'exam.yaml')
  const { topics } = parseTopics(topicsSource, 'topics.yaml')
  if (!exam || !topics) return { checked: null, problems }
  const pack = { exam, topics }
  const checked: CheckedPack = { pack, examSource, topicsSource, questions: [], lessons: [] }
  const today = now.toISOString().slice(0, 10)
  for (const topic of readdirSync(dir)) {
    if (!statSync(join(dir, topic)).isDirectory()) continue
    for (const name of readdirSync(join(dir, topic)).filter((n) => n.endsWith('.md'))) {
      const path = join(dir, topic, name)
      const source = readFileSync(path, 'utf8')
      const context = { path, pack, today }
      if (name === 'lesson.md') {
        const { lesson, problems: found } = parseLesson(source, context)
        problems.push(...found)
        if (lesson) checked.lessons.push({ topic, source, ...lesson, ...renderLesson(lesson.body, lesson.definitions) })
      } else {
        const { question, problems: found } = parseQuestion(source, context)
        problems.push(...found)
        if (question) checked.questions.push({ question: prepareQuestion(question, pack), source })
      }
    }
  }
  await Promise.resolve()
  const errors = problems.filter((p) => p.severity === 'error')
  for (const e of errors) console.warn(e.path, e.line, e.code, e.message)
  return { checked, problems }
}
