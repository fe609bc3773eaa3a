import { ButtonLink } from '#app/_components/button.tsx'
import { QuestionCard } from '#app/study/question-card.tsx'
import { taskTitles } from '#server/blueprint.ts'
import { formOffers } from '#server/form-offers.ts'
import { lessonList } from '#server/lessons.ts'
import { nextQuestion } from '#server/study.ts'
import { ComesBack } from './comes-back.tsx'
import { ExamOnTheClock } from './exam-on-the-clock.tsx'
import { ReasonForEveryOption } from './reason-for-every-option.tsx'

/** Home for somebody who has not answered anything yet: one sentence, one button, and a question to try. */
export async function Welcome({ now }: { now: Date }) {
  const [next, topics, tasks, offers] = await Promise.all([
    nextQuestion(null, {}, now),
    lessonList(),
    taskTitles(),
    formOffers(null, now),
  ])
  const full = offers.find(({ form }) => form === 'full')
  const questions = topics.reduce((sum, topic) => sum + topic.questions, 0)

  return (
    <div className="grid gap-14 sm:gap-20">
      <div className="grid gap-x-10 gap-y-12 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <section className="max-w-[36rem] pt-2 lg:pt-6">
          <h1 className="text-2xl font-semibold tracking-tight">
            Pass the AWS Solutions Architect{'\u00a0'}– Associate exam by understanding it, a little every
            day.
          </h1>
          <ButtonLink href="/study" className="mt-5">
            Start studying
          </ButtonLink>
          <p className="mt-3 text-sm text-muted tabular-nums">
            {questions} questions on {topics.length} topics. No account needed: your answers are kept from the
            first one.
          </p>
        </section>
        {next.question && (
          <section aria-labelledby="try-title" className="min-w-0">
            <h2 id="try-title" className="mb-3 text-base font-medium">
              Or try one right here
            </h2>
            <QuestionCard
              next={next}
              topicTitles={Object.fromEntries(topics.map(({ topic, title }) => [topic, title]))}
              taskTitles={Object.fromEntries(tasks)}
              wish={{}}
              onward="study"
            />
          </section>
        )}
      </div>

      <ReasonForEveryOption />
      <ComesBack now={now} />
      {full && <ExamOnTheClock offer={full} />}
    </div>
  )
}
