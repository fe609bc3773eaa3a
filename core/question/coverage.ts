import { type Fact } from './fact-check.ts'
import { isKeyLongest } from './longest-option.ts'
import { type Pack } from './pack.ts'
import { type Question } from './question.ts'
import { type Tally, type TallyTable, tallyQuestions } from './tally-questions.ts'

/** What a bank must have before it is called complete. */
export const TARGETS = { published: 180, perDomain: 20, multiple: 30, keyLongestShare: 0.3 }

/** What is measured of a pack: its readable questions, the topics with a lesson, and the files that cannot be read. */
export type Bank = { questions: Question[]; lessons: string[]; facts: Fact[]; unreadable: string[] }

export type Coverage = {
  /** Published questions in all, then by everything they are told apart by. */
  total: Tally
  tables: TallyTable[]
  /** Single-response questions whose key is strictly the longest option. */
  keyLongest: { count: number; atMost: number; of: number }
  lessons: { count: number; of: number }
  /** Facts that study texts get wrong, and how many of them a lesson sets right. */
  facts: { taught: number; of: number }
  /** What is missing, one line each; empty when the bank is complete. */
  gaps: string[]
}

/**
 * Measures what a bank covers. Published questions count; a concept whose title ends in "(retired)" is covered by a
 * retired question or by a fact about it too.
 */
export function measureCoverage(pack: Pack, bank: Bank, targets = TARGETS): Coverage {
  const published = bank.questions.filter(({ status }) => status === 'published')
  const single = published.filter(({ type }) => type === 'single')
  const retired = pack.topics.flatMap(({ concepts }) =>
    concepts.filter(({ title }) => title.endsWith('(retired)')).map(({ id }) => id),
  )
  const isExcused = (concept: string) => retired.includes(concept) && isRemembered(concept, bank)

  const total = { id: 'all', title: '', count: published.length, atLeast: targets.published }
  const tables = tallyQuestions(pack, published, {
    domain: targets.perDomain,
    multiple: targets.multiple,
    concept: (id) => (isExcused(id) ? 0 : 1),
  })
  const keyLongest = {
    count: single.filter(isKeyLongest).length,
    atMost: Math.floor(single.length * targets.keyLongestShare),
    of: single.length,
  }
  const unread = pack.topics.filter(({ id }) => !bank.lessons.includes(id))
  const untaught = bank.facts.filter(({ taughtIn }) => !taughtIn.some((id) => bank.lessons.includes(id)))
  return {
    total,
    tables,
    keyLongest,
    lessons: { count: pack.topics.length - unread.length, of: pack.topics.length },
    facts: { taught: bank.facts.length - untaught.length, of: bank.facts.length },
    gaps: [
      ...bank.unreadable.map((path) => `${path}: has errors, so it is not counted; "bank check" names them`),
      ...[{ by: 'published', rows: [total] }, ...tables].flatMap(shortages),
      ...unread.map(({ id }) => `topic ${id}: no lesson`),
      ...untaught.map(({ id }) => `fact ${id}: taught in no lesson`),
      ...(keyLongest.count > keyLongest.atMost ? [longKeys(keyLongest)] : []),
    ],
  }
}

function shortages({ by, rows }: TallyTable): string[] {
  return rows
    .filter(({ count, atLeast }) => count < atLeast)
    .map(({ id, count, atLeast }) => `${by} ${id}: ${count} of at least ${atLeast}`)
}

function longKeys({ count, atMost, of }: Coverage['keyLongest']): string {
  return `key is the longest option: ${count} of ${of}, at most ${atMost}`
}

// `aurora-multi-master` is in a fact that says "Aurora" and "Multi-Master", in whatever case.
function isRemembered(concept: string, { questions, facts }: Bank): boolean {
  const isAsked = questions.some(({ status, concepts }) => status === 'retired' && concepts.includes(concept))
  const words = concept.split('-')
  return (
    isAsked ||
    facts.some(({ claim, truth }) => {
      const said = `${claim} ${truth}`.toLowerCase()
      return words.every((word) => said.includes(word))
    })
  )
}
