import { mulberry32 } from '../chance.ts'
import { type MakeScheduler } from '../simulate.ts'

/** Never studies: where everybody starts from. */
export const none: MakeScheduler = () => ({ startDay() {}, pick: () => null, update() {} })

export const random: MakeScheduler = (course, seed) => {
  const next = mulberry32(seed)
  return { startDay() {}, pick: () => Math.floor(next() * course.items), update() {} }
}

/** One shuffled order, over and over. */
export const sequential: MakeScheduler = (course, seed) => {
  const next = mulberry32(seed)
  const order = Array.from({ length: course.items }, (_, item) => ({ item, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
  let position = 0
  return {
    startDay() {},
    pick: () => order[position++ % order.length] ?? null,
    update() {},
  }
}
