import { plainText } from '#core/markdown/plain-text.ts'
import { comparable } from './shown-text.ts'
import { type Question } from './question.ts'

type Compared = Pick<Question, 'stem' | 'options' | 'type'>

/** An option that shares fewer of its words with what stood in its place is another option. */
const SAME_OPTION_SHARE = 0.5

/**
 * Why an edit is more than a mended slip of the pen, so that what was answered before says nothing about it; null when
 * it is none: the same number of options, the same ones right, the stem in the same words, and every option where it was.
 */
export function moreThanTypo(before: Compared, after: Compared): string | null {
  if (before.options.length !== after.options.length)
    return `there are ${after.options.length} options now, there were ${before.options.length}`
  if (before.options.some(({ key }, place) => key !== after.options[place]?.key))
    return 'another option is right now'
  if (before.type !== after.type) return 'the type is another one now'
  if (wordsOf(before.stem).join(' ') !== wordsOf(after.stem).join(' ')) return 'the stem has other words now'
  if (picturesOf(before.stem) !== picturesOf(after.stem)) return 'the stem shows another picture now'
  const moved = before.options.findIndex(
    ({ text }, place) =>
      sharedWords(wordsOf(text), wordsOf(after.options[place]?.text ?? [])) < SAME_OPTION_SHARE,
  )
  return moved === -1 ? null : `option ${moved + 1} is another one now`
}

// Words alone: emphasis, punctuation, case and line breaks are what a slip of the pen may be.
function wordsOf(nodes: Question['stem']): string[] {
  return (
    plainText(nodes)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function picturesOf(nodes: Question['stem']): string {
  const [, pictures] = JSON.parse(comparable(nodes)) as [string, string[]]
  return JSON.stringify(pictures)
}

function sharedWords(a: string[], b: string[]): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  const left = [...b]
  const shared = a.filter((word) => {
    const at = left.indexOf(word)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
  return shared.length / longer
}
