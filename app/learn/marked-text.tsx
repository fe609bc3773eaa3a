import { markWords } from '#core/search/mark-words.ts'

type MarkedTextProps = { text: string; words: string[] }

/** Plain text with the words that were found marked. */
export function MarkedText({ text, words }: MarkedTextProps) {
  return markWords(text, words).map(({ text, marked }, place) =>
    marked ? (
      <mark key={place} className="rounded-[2px] bg-flame-tint text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
