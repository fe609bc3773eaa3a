import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Prose } from '#app/_components/prose.tsx'
import { lesson } from '#server/lessons.ts'
import { Contents } from './contents.tsx'
import { Neighbours } from './neighbours.tsx'
import { Sources } from './sources.tsx'
import { TopicQuestions } from './topic-questions.tsx'

type LessonPageProps = { params: Promise<{ topic: string }> }

/** Title and page ask for the same lesson. */
const readLesson = cache(lesson)

export async function generateMetadata({ params }: LessonPageProps): Promise<Metadata> {
  const found = await readLesson((await params).topic)
  return found ? { title: found.title, description: found.summary } : { title: 'Not found' }
}

export default async function LessonPage({ params }: LessonPageProps) {
  const found = await readLesson((await params).topic)
  if (!found) notFound()
  const { text } = found
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_14rem] lg:gap-x-12">
      <article className="min-w-0">
        <header className="max-w-[40rem]">
          <h1 className="font-serif text-2xl font-semibold sm:text-3xl">{found.title}</h1>
          <p className="mt-3 text-lg text-muted">{found.summary}</p>
        </header>
        {text ? (
          <>
            <Contents entries={text.contents} className="lg:hidden" folded />
            <Prose html={text.html} className="mt-8" />
          </>
        ) : (
          <NoLessonYet questions={found.questions.length} />
        )}
        <Sources
          checked={text?.checked ?? null}
          sources={text?.sources ?? []}
          documentation={found.documentation}
        />
        <TopicQuestions topic={found.topic} questions={found.questions} />
        <Neighbours previous={found.previous} next={found.next} />
      </article>
      {text && (
        <aside className="no-print hidden lg:block">
          <Contents
            entries={text.contents}
            className="sticky top-8 max-h-[calc(100dvh-4rem)] overflow-y-auto"
          />
        </aside>
      )}
    </div>
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
