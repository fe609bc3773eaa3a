import { confusedPairs } from '#server/confusions.ts'
import { leechesOf } from '#server/leeches.ts'
import type { Student } from '#server/session.ts'
import { todayOf } from '#server/student-day.ts'
import { sureMisses } from '#server/sure-misses.ts'
import { weaknessOf, type WeakTopic } from '#server/weak-topics.ts'
import { ENOUGH_ANSWERS, percent } from './accuracy.ts'
import { CalibrationPlot } from './calibration-plot.tsx'
import { Confusions } from './confusions.tsx'
import { DomainWeights } from './domain-weights.tsx'
import { Leeches } from './leeches.tsx'
import { Question } from './question.tsx'
import { TopicTable } from './topic-table.tsx'

/** "What is weak?": topics by what there is to gain, domains, what is confused, what is not as sure as said, what slips. */
export async function WeakTopics({ student, now }: { student: Student; now: Date }) {
  const weakness = await weaknessOf(student, now)
  if (!weakness) return null
  const sure = await sureMisses(student, null, todayOf(student, now))
  const pairs = await confusedPairs(student)
  const { leeches, total } = await leechesOf(student, now)
  return (
    <Question id="weak" question="What is weak?" answer={answer(weakness.topics)}>
      <TopicTable topics={weakness.topics} sureMisses={sure.length} />
      <div className="progress-pair grid grid-cols-1 gap-8 lg:grid-cols-2">
        <DomainWeights domains={weakness.domains} />
        <CalibrationPlot calibration={weakness.calibration} />
      </div>
      <Confusions pairs={pairs} />
      <Leeches leeches={leeches} total={total} />
    </Question>
  )
}

function answer(topics: WeakTopic[]): string {
  const most = topics.find(({ first }) => first.n >= ENOUGH_ANSWERS)
  if (!most)
    return `Not enough answers yet to say: it takes ${ENOUGH_ANSWERS} first answers in one topic. What stands below is mostly what the exam weighs.`
  const { title, points, first } = most
  return `Most is to be gained in ${title}: about ${Math.round(points)} points of an exam, with ${percent(first.right / first.n)} right so far (n = ${first.n}).`
}
