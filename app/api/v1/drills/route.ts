import { now } from '#server/clock.ts'
import { recordDrill } from '#server/reviews.ts'
import { studentToAnswer } from '#server/session.ts'
import { answer, readBody, refuseStranger, reply } from '../../respond.ts'
import { audienceOf, refuseAnswer, StudyAnswerSchema } from '../study-answer.ts'

/** Records practice, which moves no schedule. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async () => {
    const { student, cookies } = await studentToAnswer(request.headers)
    if (!student) refuseStranger()
    const studyAnswer = await readBody(request, StudyAnswerSchema)
    const recorded = await recordDrill(student, audienceOf(request, student), studyAnswer, now())
    return recorded.ok ? reply(recorded.feedback, { cookies }) : refuseAnswer(recorded.problem)
  })
}
