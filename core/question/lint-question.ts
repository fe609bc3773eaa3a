import { type RootContent } from 'mdast'
import { plainText } from '#core/markdown/plain-text.ts'
import { type Asked } from './asked-number.ts'
import { type PlacedOption } from './parse-option.ts'
import { type Place, placeFinder, startOf } from './place.ts'
import { type Finding, finding } from './problem.ts'
import { proseMask, textRanges } from './prose-mask.ts'

/** A question as far as it could be read. */
export type Draft = {
  type: 'single' | 'multiple' | undefined
  stem: RootContent[]
  options: PlacedOption[]
  asked: Asked | null
}

export const READING_SECONDS = 90
// Silent reading of English non-fiction: 238 words a minute (Brysbaert 2019, a review of 190 studies).
const WORDS_PER_MINUTE = 238
const KEY_LENGTH_RATIO = 1.5

/** Advice on how a question is written: what gives the key away or makes reading hard. Never an error. */
export function lintQuestion(draft: Draft, source: string): Finding[] {
  const start = draft.stem[0] ? startOf(draft.stem[0]) : null
  return [
    ...longKeys(draft.options),
    ...absoluteWords(draft.options, source),
    ...(start
      ? [...negativeStem(draft.stem, source), ...missingNumber(draft, start), ...readingTime(draft, start)]
      : []),
    ...optionCount(draft),
  ]
}

function longKeys(options: PlacedOption[]): Finding[] {
  const lengths = (wanted: boolean) =>
    options.filter(({ key }) => key === wanted).map(({ text }) => plainText(text).length)
  const distractors = lengths(false)
  if (distractors.length === 0) return []
  const mean = distractors.reduce((sum, length) => sum + length, 0) / distractors.length
  return options.flatMap(({ key, text, place }) => {
    const { length } = plainText(text)
    if (!key || length <= KEY_LENGTH_RATIO * mean) return []
    return [
      finding(
        'W01',
        place,
        `the key has ${length} characters, the other options ${Math.round(mean)} on average; even them out`,
      ),
    ]
  })
}

function absoluteWords(options: PlacedOption[], source: string): Finding[] {
  const words = /\b(?:always|never|impossible|under no circumstances|in every case|in all cases)\b/i
  if (options.some(({ key, text }) => key && words.test(proseMask(text, source)))) return []
  return options.flatMap(({ key, text }) => {
    const match = key ? null : words.exec(proseMask(text, source))
    if (!match) return []
    return [
      finding(
        'W02',
        placeFinder(source)(match.index),
        `"${match[0]}" stands only in wrong options; it gives them away`,
      ),
    ]
  })
}

// "Which of these is not …", "Which service doesn't …", "… EXCEPT", "least likely": what a hasty reader overlooks.
const negations =
  /\b(?:which|what)\b(?<=(?:^|[.?!:])\s*\w+)[^.?!,;]{0,80}?\b(?:(?:is|are|was|were|does|do|did|can|could|would|should|will)\s+(not|never)|((?:is|are|was|were|does|do|did|could|would|should)n['’]t|can['’]t|won['’]t|cannot))\b|\b(except)\b(?=[^.?!]{0,40}[?:.]\s*$)|\b(least)\s+(?:likely|suitable|appropriate)\b/gi

function negativeStem(stem: RootContent[], source: string): Finding[] {
  const emphasised = textRanges(stem, 'strong', 'emphasis')
  return [...proseMask(stem, source).matchAll(negations)].flatMap((match) => {
    const word = match.slice(1).find((group) => group !== undefined) ?? ''
    const offset = match.index + match[0].lastIndexOf(word)
    const isEmphasised =
      word === word.toUpperCase() || emphasised.some(({ start, end }) => start <= offset && offset < end)
    return isEmphasised
      ? []
      : [
          finding(
            'W03',
            placeFinder(source)(offset),
            `"${word}" turns the question round; write it **${word.toUpperCase()}**`,
          ),
        ]
  })
}

function missingNumber({ type, asked }: Draft, start: Place): Finding[] {
  if (type !== 'multiple' || asked) return []
  return [finding('W04', start, 'the stem does not say how many to choose; end it with "(Choose two.)"')]
}

function optionCount({ type, options }: Draft): Finding[] {
  const unusual = type === 'multiple' ? [3, 4, 7, 8] : [3, 7, 8]
  const first = options[0]
  if (!first || !unusual.includes(options.length)) return []
  const usual = type === 'multiple' ? '5 or 6' : '4'
  return [finding('W05', first.place, `${options.length} options; the exam has ${usual}`)]
}

function readingTime({ stem, options }: Draft, start: Place): Finding[] {
  const words = plainText([...stem, ...options.flatMap(({ text }) => text)]).split(/\s+/).length
  const seconds = Math.round((words / WORDS_PER_MINUTE) * 60)
  if (seconds <= READING_SECONDS) return []
  return [
    finding(
      'W08',
      start,
      `${words} words take about ${seconds} s to read; keep stem and options under ${READING_SECONDS} s`,
    ),
  ]
}
