import { Prose } from '#app/_components/prose.tsx'
import { Remember, Sources } from '#app/study/feedback.tsx'
import { MarkedOptions } from '#app/study/marked-options.tsx'
import type { QuestionPreview, Reading } from '#server/text-reading.ts'

/** The text as students see it, made by the same renderer; the last one that had no error. */
export function Preview({ preview }: { preview: Reading['preview'] }) {
  if (!preview)
    return (
      <p className="text-base text-muted">The preview comes when the errors below the text are mended.</p>
    )
  if (preview.kind === 'question') return <QuestionAsShown shown={preview.shown} chosen={[]} />
  const { title, summary, html } = preview.article
  return (
    <article>
      <h3 className="text-xl font-semibold">{title}</h3>
      <p className="mb-4 text-base text-muted">{summary}</p>
      <Prose html={html} />
    </article>
  )
}

/** A question after the answer. */
export function QuestionAsShown({ shown, chosen }: { shown: QuestionPreview; chosen: string[] }) {
  return (
    <div className="grid grid-cols-1 gap-5">
      <Prose html={shown.question.stem} />
      <MarkedOptions
        question={shown.question}
        chosen={chosen}
        keyLabels={shown.keyLabels}
        rationales={shown.rationales}
      />
      {shown.remember && <Remember html={shown.remember} />}
      <Prose html={shown.explanation} />
      <Sources sources={shown.sources} checked={shown.checked} furtherHtml={shown.references} />
    </div>
  )
}
