import { memoryModel, type MemoryModel } from './memory-model.ts'

/** What students may be like before they have answered: every combination is a model, and all are equally likely. */
const DECAY = [0.2, 0.5, 8]
const FIRST_DAYS = [0.02, 0.15, 0.7, 3]
const KNOWN_DAYS = [20, 200]
const GROWTH = [3, 15]
const KEEP = [0, 1]

/** 96 models, broad on purpose: repeated answers soon tell them apart. 270 on a finer grid planned no better. */
export function population(): MemoryModel[] {
  return DECAY.flatMap((decay) =>
    FIRST_DAYS.flatMap((firstDays) =>
      KNOWN_DAYS.flatMap((knownDays) =>
        GROWTH.flatMap((growth) =>
          KEEP.map((keep) => memoryModel({ decay, firstDays, knownDays, growth, keep })),
        ),
      ),
    ),
  )
}
