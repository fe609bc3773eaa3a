import { now } from '#server/clock.ts'
import { readStudyAnswer, recordReview } from '#server/reviews.ts'
import { createGuest, studentToAnswer } from '#server/session.ts'
import { answer, readBody, refuseCrowd, reply } from '../../respond.ts'
import { audienceOf, refuseAnswer, StudyAnswerSchema } from '../study-answer.ts'

/** Records one answer. Without a cookie, the first valid one makes the guest whose answers are kept from then on. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const studyAnswer = await readBody(request, StudyAnswerSchema)
    const { student: known, cookies: extended } = await studentToAnswer(request.headers)
    const audience = audienceOf(request, known)
    if (!known) {
      if (studyAnswer.reviewCount !== 0) refuseAnswer('stale')
      const read = await readStudyAnswer(audience, studyAnswer)
      if (!read.ok) refuseAnswer(read.problem)
    }
    const { student, cookies } = known
      ? { student: known, cookies: extended }
      : ((await createGuest(request.headers)) ?? refuseCrowd())
    const recorded = await recordReview(student, audience, studyAnswer, now())
    return recorded.ok ? reply(recorded.feedback, { cookies }) : refuseAnswer(recorded.problem)
  })
}
