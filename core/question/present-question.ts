import { seededRandom } from '#core/random.ts'

/** What a browser gets before the answer, and nothing else: built up from chosen fields, so a new one stays private. */
export type PresentedQuestion = {
  questionId: string
  version: number
  type: 'single' | 'multiple'
  /** How many options are to be chosen. */
  select: number
  topic: string
  task: string
  stem: string
  options: { label: string; html: string }[]
}

type Shown = Pick<PresentedQuestion, 'questionId' | 'version' | 'type' | 'select' | 'topic' | 'task'> & {
  stemHtml: string
  /** In the order of the file. */
  optionHtmls: string[]
}

/**
 * Positions in the order shown: `order[0]` is the option that gets letter a. Every order is equally likely over seeds
 * and the same seed gives the same order (Fisher–Yates, Durstenfeld 1964); unshuffled it is the order of the file.
 */
export function optionOrder(seed: string, count: number, shuffle: boolean): number[] {
  const order = Array.from({ length: count }, (_, position) => position)
  if (!shuffle) return order
  const random = seededRandom(seed)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a = 0, b = 0] = [order[last], order[other]]
    order[last] = b
    order[other] = a
  }
  return order
}

/** The letter of a place on the screen: 0 is a. */
export function labelAt(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index)
}

/** The question as one person sees it once. An option that the order forgets or repeats is a bug and throws. */
export function presentQuestion(shown: Shown, order: number[]): PresentedQuestion {
  const { questionId, version, type, select, topic, task, stemHtml, optionHtmls } = shown
  if (order.length !== optionHtmls.length)
    throw new Error(`${questionId}: an order of ${order.length} for ${optionHtmls.length} options`)
  const options = order.map((position, index) => {
    const html = optionHtmls[position]
    if (html === undefined || order.indexOf(position) !== index)
      throw new Error(`${questionId}: no order of options: ${order.join()}`)
    return { label: labelAt(index), html }
  })
  return { questionId, version, type, select, topic, task, stem: stemHtml, options }
}

/** Letters of one showing as positions in the version, ascending; null when a letter is unknown or given twice. */
export function toPositions(letters: string[], order: number[]): number[] | null {
  const positions: number[] = []
  for (const letter of letters) {
    const position = order.find((_, index) => labelAt(index) === letter)
    if (position === undefined || positions.includes(position)) return null
    positions.push(position)
  }
  return positions.sort((a, b) => a - b)
}

/** The letter of each position, in the order the positions are given. A position that was not shown is a bug and throws. */
export function toLetters(positions: number[], order: number[]): string[] {
  return positions.map((position) => {
    const index = order.indexOf(position)
    if (index === -1) throw new Error(`position ${position} was not shown (${order.join()})`)
    return labelAt(index)
  })
}
