import type { ReactNode } from 'react'

type QuestionProps = {
  id: string
  /** One of the page's four questions. */
  question: string
  /** Its answer in one plain sentence. */
  answer?: ReactNode
  children?: ReactNode
}

/** A question of the page, its answer, and below the picture that shows why. */
export function Question({ id, question, answer, children }: QuestionProps) {
  return (
    <section aria-labelledby={id} className="progress-question">
      <h2 id={id} className="text-xl font-semibold tracking-tight">
        {question}
      </h2>
      {answer && <p className="mt-1 max-w-[68ch] text-lg">{answer}</p>}
      <div className="mt-4 grid grid-cols-1 gap-8">{children}</div>
    </section>
  )
}
