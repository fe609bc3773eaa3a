import { Verdict } from '#app/_components/verdict.tsx'

type VerdictLineProps = { correct: boolean; keyLabels: string[] }

/** Right or not, and which letters were right. */
export function VerdictLine({ correct, keyLabels }: VerdictLineProps) {
  const letters = keyLabels.map((label) => label.toUpperCase()).sort()
  const key =
    letters.length === 1 ? `The answer is ${letters[0]}.` : `The answers are ${LIST.format(letters)}.`
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-lg">
      <Verdict right={correct}>{correct ? 'Right.' : 'Not right.'}</Verdict>
      <span>{key}</span>
    </p>
  )
}

const LIST = new Intl.ListFormat('en-GB')
