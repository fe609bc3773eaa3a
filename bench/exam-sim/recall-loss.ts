import { chanceOfRight, meanRecall, type RecallEstimate } from '#core/statistics/recall-curve.ts'
import { fsrs, type FSRSState } from 'ts-fsrs'
import { CONTENDERS } from './contenders.ts'
import { createCourse, REGIMES, type Course } from './course.ts'
import { type Experiment } from './experiment.ts'
import { createLog } from './keep-log.ts'
import { FSRS_GRADES } from './schedulers/fsrs6.ts'
import { enrol, simulate, type Answer, type MakeScheduler } from './simulate.ts'

/** Mean log loss of foretelling, before each repeated answer, whether it will be right. */
export type RecallLoss = { app: number; runningMean: number; fsrs6: number; answers: number }

type Foreteller = {
  startDay: () => void
  /** The chance to be right, asked before the answer is seen. */
  chance: (item: number, day: number) => number
  see: (item: number, day: number, answer: Answer) => void
}

/** On the logs that one scheduler's students make, all families and regimes together. */
export function recallLoss(
  { seed, students, families, regimes = REGIMES }: Experiment,
  scheduler: string,
): RecallLoss {
  const make = CONTENDERS[scheduler]
  if (!make) throw new Error(`no scheduler is called ${scheduler}`)
  const sums = { app: 0, runningMean: 0, fsrs6: 0, answers: 0 }
  for (const course of regimes.map(createCourse))
    for (const family of families)
      for (let student = 0; student < students; student += 1)
        simulate(enrol(family, course, seed, student), course, watched(make, sums))
  const { app, runningMean, fsrs6, answers } = sums
  return { app: app / answers, runningMean: runningMean / answers, fsrs6: fsrs6 / answers, answers }
}

/** A scheduler looked on by all three foretellers; a second answer on one day is not asked for. */
function watched(make: MakeScheduler, sums: RecallLoss): MakeScheduler {
  return (course, seed, memory) => {
    const scheduler = make(course, seed, memory)
    const foretellers = { app: app(course), runningMean: runningMean(), fsrs6: defaultFsrs(course) }
    const lastDay = new Int32Array(course.items).fill(-1)
    return {
      ...scheduler,
      startDay(day) {
        for (const each of Object.values(foretellers)) each.startDay()
        scheduler.startDay(day)
      },
      update(item, day, answer) {
        const last = lastDay[item] ?? -1
        if (last >= 0 && last < day) {
          for (const name of ['app', 'runningMean', 'fsrs6'] as const)
            sums[name] += lossOf(foretellers[name].chance(item, day), answer.correct)
          sums.answers += 1
        }
        if (last < day) for (const each of Object.values(foretellers)) each.see(item, day, answer)
        lastDay[item] = day
        scheduler.update(item, day, answer)
      },
    }
  }
}

function lossOf(chance: number, correct: boolean): number {
  return -Math.log(Math.max(1e-4, correct ? chance : 1 - chance))
}

function app(course: Course): Foreteller {
  const log = createLog(course)
  let estimate: RecallEstimate = log.recall()
  return {
    startDay() {
      estimate = log.recall()
    },
    chance(item, day) {
      const wait = log.waitOf(item, day)
      return wait ? chanceOfRight(meanRecall(estimate, wait)) : 0.5
    },
    see: (item, day, answer) => log.add(item, day, answer),
  }
}

/** The student's own share of right answers so far, nothing else. */
function runningMean(): Foreteller {
  let right = 1
  let all = 2
  return {
    startDay() {},
    chance: () => right / all,
    see(_item, _day, { correct }) {
      right += correct ? 1 : 0
      all += 1
    },
  }
}

function defaultFsrs(course: Course): Foreteller {
  const model = fsrs()
  const states: FSRSState[] = []
  const lastDay = new Int32Array(course.items)
  return {
    startDay() {},
    chance: (item, day) =>
      chanceOfRight(model.forgetting_curve(day - (lastDay[item] ?? 0), states[item]?.stability ?? 1)),
    see(item, day, { quality }) {
      const state = states[item] ?? null
      states[item] = model.next_state(
        state,
        state ? day - (lastDay[item] ?? 0) : 0,
        FSRS_GRADES[quality] ?? 1,
      )
      lastDay[item] = day
    },
  }
}
