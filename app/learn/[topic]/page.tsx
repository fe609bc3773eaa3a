import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ButtonLink } from '#app/_components/button.tsx'
import { lesson, type Lesson } from '#server/lessons.ts'
import { page, type Page } from '#server/pages.ts'
import { Article } from './article.tsx'
import { Neighbours } from './neighbours.tsx'
import { TopicQuestions } from './topic-questions.tsx'

type LearnTextProps = { params: Promise<{ topic: string }> }

/** Title and page ask for the same text. */
const readLesson = cache(lesson)
const readPage = cache(page)

export async function generateMetadata({ params }: LearnTextProps): Promise<Metadata> {
  const { topic } = await params
  const found = (await readLesson(topic)) ?? (await readPage(topic))
  return found ? { title: found.title, description: found.summary } : { title: 'Not found' }
}

/** A topic with its lesson, or one of the pages that belong to no topic. */
export default async function LearnText({ params }: LearnTextProps) {
  const { topic } = await params
  const found = await readLesson(topic)
  if (found) return <TopicLesson lesson={found} />
  const beside = await readPage(topic)
  if (!beside) notFound()
  return <PageBeside page={beside} />
}

function TopicLesson({ lesson }: { lesson: Lesson }) {
  const { topic, title, summary, text, questions, documentation, previous, next } = lesson
  return (
    <Article
      title={title}
      summary={summary}
      text={text}
      contentsTitle="In this lesson"
      instead={<NoLessonYet questions={questions.length} />}
      documentation={documentation}
    >
      <TopicQuestions topic={topic} questions={questions} />
      <Neighbours previous={previous} next={next} />
    </Article>
  )
}

function PageBeside({ page: { title, summary, text } }: { page: Page }) {
  return (
    <Article title={title} summary={summary} text={text} contentsTitle="On this page">
      <ButtonLink kind="secondary" href="/learn" className="no-print mt-12">
        All lessons and pages
      </ButtonLink>
    </Article>
  )
}

function NoLessonYet({ questions }: { questions: number }) {
  return (
    <p className="mt-8 max-w-[40rem]">
      This topic has no lesson yet.{' '}
      {questions > 0
        ? 'Its questions are below; each explains every option once it is answered.'
        : 'It has no questions yet either; the AWS documentation below is the place to start.'}
    </p>
  )
}
