import 'server-only'
import { articleText, readingMinutes, type ArticleText } from './articles.ts'
import { db } from './db.ts'
import { SHOWABLE } from './study-candidates.ts'

export type LessonEntry = {
  topic: string
  title: string
  summary: string
  hasLesson: boolean
  questions: number
  /** Reading time; null without a lesson. */
  minutes: number | null
}

export type Lesson = {
  topic: string
  title: string
  summary: string
  /** Null while the topic has no lesson yet. */
  text: ArticleText | null
  documentation: string | null
  questions: { questionId: string; title: string; level: string; difficulty: string }[]
  previous: { topic: string; title: string } | null
  next: { topic: string; title: string } | null
}

/** All topics in teaching order, with what there is to read and to answer. */
export async function lessonList(): Promise<LessonEntry[]> {
  const topics = await db().topic.findMany({
    orderBy: { position: 'asc' },
    select: {
      id: true,
      title: true,
      description: true,
      lesson: { select: { summary: true, source: true } },
      _count: { select: { questions: { where: SHOWABLE } } },
    },
  })
  return topics.map(({ id, title, description, lesson, _count }) => ({
    topic: id,
    title,
    summary: lesson?.summary ?? description,
    hasLesson: lesson !== null,
    questions: _count.questions,
    minutes: lesson && readingMinutes(lesson),
  }))
}

/** One topic with its lesson, questions and neighbours; null when there is no such topic. */
export async function lesson(topic: string): Promise<Lesson | null> {
  const found = await db().topic.findUnique({ where: { id: topic }, include: { lesson: true } })
  if (!found) return null
  const questions = await db().question.findMany({
    where: { topicId: topic, ...SHOWABLE },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      current: true,
      versions: { select: { version: true, title: true, level: true, difficulty: true } },
    },
  })
  const neighbours = await db().topic.findMany({
    where: { position: { in: [found.position - 1, found.position + 1] } },
    select: { id: true, title: true, position: true },
  })
  const neighbourAt = (position: number) => {
    const at = neighbours.find((each) => each.position === position)
    return at ? { topic: at.id, title: at.title } : null
  }
  return {
    topic,
    title: found.lesson?.title ?? found.title,
    summary: found.lesson?.summary ?? found.description,
    text: found.lesson && articleText(found.lesson),
    documentation: found.documentation,
    questions: questions.flatMap(({ id, current, versions }) => {
      const version = versions.find((each) => each.version === current)
      return version
        ? [{ questionId: id, title: version.title, level: version.level, difficulty: version.difficulty }]
        : []
    }),
    previous: neighbourAt(found.position - 1),
    next: neighbourAt(found.position + 1),
  }
}
