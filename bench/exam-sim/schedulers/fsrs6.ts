import { fsrs, type FSRSState } from 'ts-fsrs'
import { type MakeScheduler } from '../simulate.ts'

const DESIRED_RETENTION = 0.9
/** SM-2 qualities as its grades: again, hard, good, easy. */
export const FSRS_GRADES = [1, 1, 1, 2, 3, 4]

/** FSRS-6 as ts-fsrs ships it, default parameters: due at 90 % recall, lowest first, then new, then the least known. */
export const fsrs6: MakeScheduler = (course) => {
  const model = fsrs()
  const states: FSRSState[] = []
  const lastDay = new Int32Array(course.items)
  /** Each seen item's recall, as of `recallsDay`. */
  const recalls = new Float64Array(course.items)
  const recallOf = (item: number, day: number) =>
    model.forgetting_curve(day - (lastDay[item] ?? 0), states[item]?.stability ?? 1)
  return {
    startDay(day) {
      for (let item = 0; item < states.length; item += 1) recalls[item] = recallOf(item, day)
    },
    pick() {
      let lowest = 0
      for (let item = 1; item < states.length; item += 1)
        if ((recalls[item] ?? 1) < (recalls[lowest] ?? 1)) lowest = item
      const isDue = states.length > 0 && (recalls[lowest] ?? 1) <= DESIRED_RETENTION
      return !isDue && states.length < course.items ? states.length : lowest
    },
    update(item, day, { quality }) {
      const elapsed = day - (lastDay[item] ?? 0)
      states[item] = model.next_state(
        states[item] ?? null,
        states[item] ? elapsed : 0,
        FSRS_GRADES[quality] ?? 1,
      )
      lastDay[item] = day
      recalls[item] = recallOf(item, day)
    },
  }
}
