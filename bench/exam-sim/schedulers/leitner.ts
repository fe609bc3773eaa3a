import { type MakeScheduler } from '../simulate.ts'

const BOX_DAYS = [1, 2, 4, 8, 16]

/** Five boxes: right moves up, wrong back to the first; due from the lowest box, then new, then whatever is due first. */
export const leitner: MakeScheduler = (course) => {
  const box = new Int8Array(course.items).fill(-1)
  const due = new Int32Array(course.items)
  let unseen = 0
  return {
    startDay() {},
    pick(day) {
      let best: number | null = null
      let earliest = 0
      for (let item = 0; item < unseen; item += 1) {
        const itsBox = box[item] ?? 0
        const itsDue = due[item] ?? 0
        if (itsDue <= day && (best === null || itsBox < (box[best] ?? 0))) best = item
        if (itsDue < (due[earliest] ?? 0)) earliest = item
      }
      return best ?? (unseen < course.items ? unseen : earliest)
    },
    update(item, day, { correct }) {
      if (item === unseen) unseen += 1
      const next = correct ? Math.min(BOX_DAYS.length - 1, (box[item] ?? -1) + 1) : 0
      box[item] = next
      due[item] = day + (BOX_DAYS[next] ?? 1)
    },
  }
}
