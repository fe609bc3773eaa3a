import { ScoreScale } from '#app/_components/charts/score-scale.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Verdict } from '#app/_components/verdict.tsx'
import type { AttemptResult } from '#server/attempt-result.ts'

type Foretold = NonNullable<AttemptResult['foretold']>

/** The head of a result: the band first when the form is long enough to be judged, otherwise the count. */
export function ResultHead({ result }: { result: AttemptResult }) {
  const { score, scaled, interval, scale, passed, form, foretold } = result
  if (scaled === null || interval === null) {
    return (
      <PageTitle
        lead={
          form === 'custom'
            ? `${score.percent} %. Topics of your own choice are not the exam’s mix: this is a percentage, not a forecast of your exam score.`
            : `${score.percent} %. With ${score.total} questions this is a percentage, not a forecast of your exam score.`
        }
      >
        {score.correct} of {score.total} right
      </PageTitle>
    )
  }
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">
        Estimated score {scaled}, between {interval.low} and {interval.high}
      </h1>
      <ScoreScale scaled={scaled} interval={interval} scale={scale} says="The estimate" />
      <Verdict right={passed === true}>
        {passed ? 'At or above' : 'Below'} the pass mark of {scale.pass}
      </Verdict>
      <p className="mt-3">{sentence(result, interval)}</p>
      {foretold && <p className="mt-3">{ofForetold(foretold, scaled)}</p>}
      <p className="mt-3 max-w-[68ch] text-base text-muted">
        An estimate: {score.correct} of {score.total} on a straight line from {scale.minimum} to{' '}
        {scale.maximum}. AWS equates each form and does not publish its map. The band is where your score
        would settle, with 80 % confidence, if there were ever more questions like these; questions you
        already knew from study make it look better than the exam would.
      </p>
    </>
  )
}

function sentence({ score, scale }: AttemptResult, { low, high }: { low: number; high: number }): string {
  const right = `${score.correct} of ${score.total} right.`
  if (low >= scale.pass) return `${right} The whole band lies above the pass mark.`
  if (high < scale.pass) return `${right} The whole band lies below the pass mark.`
  return `${right} The band reaches over the pass mark on both sides: the same knowledge could pass or fail.`
}

function ofForetold({ low, high, scaled: likely }: Foretold, scaled: number): string {
  const inside = low <= scaled && scaled <= high
  return `When it started, between ${low} and ${high} had been foretold, most likely ${likely} (80 %): it came ${inside ? 'inside' : 'outside'}.`
}
