import 'server-only'
import { cache } from 'react'
import type { MemoryEstimate } from '#core/scheduler/student-memory.ts'
import type { AnswerFold } from '#core/statistics/fold-answers.ts'
import type { RecallEstimate, Wait } from '#core/statistics/recall-curve.ts'
import type { FirstResponse } from '#core/statistics/topic-chances.ts'
import { blueprint } from './blueprint.ts'
import { addAnswers, foldThrough, foldedQuestions } from './student-memory.ts'
import type { Student } from './session.ts'
import { todayOf } from './student-day.ts'

/** What is known of a student, by questions that study may show. */
export type KnownStudent = {
  /** In the bank's order; `weight` is the question's share of the exam. */
  bank: { questionId: string; topic: string; domain: number; weight: number }[]
  /** By place in the bank, from the log up to the end of yesterday: a plan of the day holds all day. */
  memory: MemoryEstimate
  /** Today's answers included, like everything below. */
  waits: (Wait | null)[]
  recall: RecallEstimate
  firstResponses: FirstResponse[]
  /** The running accuracy of repeated answers. */
  accuracy: number
}

/**
 * What predictions and plans are made from; reads the kept memory and the days since, never the whole log. Several
 * panels of one page ask for the same student and instant: they are answered once.
 */
export const knownStudent = cache(known)

async function known(student: Student, now: Date): Promise<KnownStudent> {
  const today = todayOf(student, now)
  const questions = await foldedQuestions()
  const shown = questions.flatMap((question, place) => (question.showable ? [{ ...question, place }] : []))
  const places = shown.map(({ place }) => place)
  const fold = await foldThrough(student.id, questions, today - 1)
  const memory = atPlaces(fold.memory(), places)
  await addAnswers(fold, student.id, questions, { after: today - 1, through: today })
  const weightIn = await domainWeights(shown)
  return {
    bank: shown.map(({ id, topic, domain }) => ({ questionId: id, topic, domain, weight: weightIn(domain) })),
    memory,
    waits: places.map((place) => fold.waitOf(place, today)),
    ...standing(fold),
  }
}

function standing(fold: AnswerFold) {
  return { recall: fold.recall(), firstResponses: fold.firstResponses(), accuracy: fold.accuracy() }
}

function atPlaces(memory: MemoryEstimate, places: number[]): MemoryEstimate {
  const picked = (values: Float64Array) => Float64Array.from(places, (place) => values[place] ?? NaN)
  return {
    model: memory.model,
    stability: picked(memory.stability),
    lastDay: picked(memory.lastDay),
    knownAtFirst: picked(memory.knownAtFirst),
  }
}

/** A question's share of the exam: its domain's, divided among the domain's questions. */
async function domainWeights(shown: { domain: number }[]): Promise<(domain: number) => number> {
  const exam = await blueprint()
  const total = exam?.domains.reduce((sum, { weight }) => sum + weight, 0) ?? 1
  const sizes = new Map<number, number>()
  for (const { domain } of shown) sizes.set(domain, (sizes.get(domain) ?? 0) + 1)
  return (domain) => {
    const weight = exam?.domains.find(({ id }) => id === domain)?.weight ?? 0
    return weight / total / (sizes.get(domain) ?? 1)
  }
}
