import { plainText } from '#core/markdown/plain-text.ts'
import { type Option } from './question.ts'

/**
 * Whether a guesser who takes the longest option finds the one key: it has more characters, as read, than any other
 * option. Never for several keys.
 */
export function isKeyLongest({ options }: { options: Option[] }): boolean {
  const lengths = options.map(({ text }) => plainText(text).length)
  const keys = options.flatMap(({ key }, place) => (key ? [place] : []))
  const [place] = keys
  if (place === undefined || keys.length > 1) return false
  return lengths.every((length, other) => other === place || length < (lengths[place] ?? 0))
}
