import { ButtonLink } from '#app/_components/button.tsx'
import { AttemptRows } from '#app/exam/past-attempts.tsx'
import { Trend } from '#app/exam/trend.tsx'
import { examHistory } from '#server/exam-history.ts'
import type { Student } from '#server/session.ts'
import { ExamPace } from './exam-pace.tsx'
import { ExamParts } from './exam-parts.tsx'
import { ForetoldScores } from './foretold-scores.tsx'
import { Reliability } from './reliability.tsx'
import { counted } from './words.ts'

/** What exams say about readiness, and about what was foretold of them. */
export async function Exams({ student, timeZone }: { student: Student; timeZone: string }) {
  const history = await examHistory(student)
  if (!history || history.past.length === 0) return <NoExamYet />
  const { past, foretold, parts } = history
  return (
    <div className="grid grid-cols-1 gap-8 lg:grid-cols-2 progress-pair">
      {past.length > 1 && (
        <div>
          <h3 className="mb-2 font-medium">{trendSentence(history)}</h3>
          <Trend past={past} table={<AttemptRows past={past} timeZone={timeZone} />} />
        </div>
      )}
      <ForetoldScores scores={foretold.scores} scale={foretold.scale} timeZone={timeZone} />
      <ExamParts parts={parts} />
      <ExamPace history={history} timeZone={timeZone} />
      <Reliability foretold={foretold} />
    </div>
  )
}

function NoExamYet() {
  return (
    <div className="max-w-[42rem]">
      <h3 className="font-medium">You have not sat an exam here yet.</h3>
      <p className="mt-1 mb-3 text-base text-muted">
        From the first one on, what was foretold of it stands here beside what came, with your pace and how
        you hold out until the end.
      </p>
      <ButtonLink href="/exam" kind="secondary">
        See the exams
      </ButtonLink>
    </div>
  )
}

function trendSentence({ past }: { past: { correct: number; total: number; form: string }[] }): string {
  const [last] = past
  const best = Math.max(...past.map(({ correct, total }) => correct / Math.max(1, total)))
  if (!last) return ''
  return `${counted(past.length, 'exam')} so far; the last one ${share(last.correct / Math.max(1, last.total))} right, the best ${share(best)}.`
}

function share(value: number): string {
  return `${Math.round(100 * value)} %`
}
