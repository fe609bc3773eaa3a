import type { ReactNode } from 'react'
import { Prose } from '#app/_components/prose.tsx'
import type { ArticleText } from '#server/articles.ts'
import { Contents } from './contents.tsx'
import { Sources } from './sources.tsx'

type ArticleProps = {
  title: string
  summary: string
  text: ArticleText | null
  /** Names the list of contents. */
  contentsTitle: string
  /** Stands in place of the text while there is none. */
  instead?: ReactNode
  documentation?: string | null
  /** What follows the sources. */
  children: ReactNode
}

/** A lesson or page as read: its text, with the contents folded above it or following beside it, and its sources. */
export function Article({
  title,
  summary,
  text,
  contentsTitle,
  instead,
  documentation = null,
  children,
}: ArticleProps) {
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_14rem] lg:gap-x-12">
      <article className="min-w-0">
        <header className="max-w-[40rem]">
          <h1 className="font-serif text-2xl font-semibold sm:text-3xl">{title}</h1>
          <p className="mt-3 text-lg text-muted">{summary}</p>
        </header>
        {text ? (
          <>
            <Contents title={contentsTitle} entries={text.contents} className="lg:hidden" folded />
            <Prose html={text.html} className="mt-8" />
          </>
        ) : (
          instead
        )}
        <Sources
          checked={text?.checked ?? null}
          sources={text?.sources ?? []}
          documentation={documentation}
        />
        {children}
      </article>
      {text && (
        <aside className="no-print hidden lg:block">
          <Contents
            title={contentsTitle}
            entries={text.contents}
            className="sticky top-8 max-h-[calc(100dvh-4rem)] overflow-y-auto"
          />
        </aside>
      )}
    </div>
  )
}
