import { GUESS, SECONDS_KNOWN, SECONDS_UNKNOWN } from '../course.ts'
import { type MakeScheduler } from '../simulate.ts'

type Policy = {
  /** Reviews whatever is truly below this recall, lowest exam value lost first; 0 for greed alone. */
  threshold: number
  /** In this many last days, whatever gains most on exam day for each second it costs. */
  greedyDays: number
}

const THRESHOLDS = [0.5, 0.7, 0.8, 0.9]
const GREEDY_DAYS = [0, 2, 5]

/** What somebody could do who sees the true memory. No single one is best everywhere: the best for each student counts. */
export const oraclePolicies: MakeScheduler[] = [
  { threshold: 0, greedyDays: Infinity },
  ...THRESHOLDS.flatMap((threshold) => GREEDY_DAYS.map((greedyDays) => ({ threshold, greedyDays }))),
].map(follow)

function follow({ threshold, greedyDays }: Policy): MakeScheduler {
  return (course, _seed, memory) => {
    const seen = new Uint8Array(course.items)
    /** What an item's study is worth now; looked at each morning and after each answer. */
    const worth = new Float64Array(course.items)
    const isGreedy = (day: number) => course.days - day <= greedyDays

    const gainPerSecond = (item: number, at: number) => {
      const now = memory.recall(item, at)
      const after =
        now * memory.recallAfter(item, at, true, course.days) +
        (1 - now) * memory.recallAfter(item, at, false, course.days)
      const gain = (course.weightOf[item] ?? 0) * (1 - GUESS) * (after - memory.recall(item, course.days))
      return gain / (now * SECONDS_KNOWN + (1 - now) * SECONDS_UNKNOWN)
    }
    /** Seen and forgotten first, then unseen and unknown, then the rest: each by lowest recall. */
    const need = (item: number, at: number) => {
      const now = memory.recall(item, at)
      if (now >= threshold) return -now
      return seen[item] ? 2 + now : 1
    }
    const look = (item: number, day: number, at: number) => {
      worth[item] = isGreedy(day) ? gainPerSecond(item, at) : need(item, at)
    }
    return {
      startDay(day) {
        for (let item = 0; item < course.items; item += 1) look(item, day, day)
      },
      pick() {
        let best = 0
        for (let item = 1; item < course.items; item += 1)
          if ((worth[item] ?? 0) > (worth[best] ?? 0)) best = item
        return best
      },
      update(item, day) {
        seen[item] = 1
        look(item, day, day + course.secondsPerDay / 86_400)
      },
    }
  }
}
