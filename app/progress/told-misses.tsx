import { Prose } from '#app/_components/prose.tsx'
import type { ToldMiss } from '#server/told-misses.ts'

const SAID: Record<string, string> = { sure: 'sure', unsure: 'unsure', guess: 'a guess' }

type ToldMissesProps = { misses: ToldMiss[]; titled?: boolean }

/** What was chosen each time, as it was worded then, why it is not right, and what would have been. */
export function ToldMisses({ misses, titled = false }: ToldMissesProps) {
  return (
    <ol className="grid grid-cols-1 gap-5">
      {alike(misses).map(([{ title, chosen, missing }, times]) => (
        <li key={`${title} ${times.join()}`} className="border-s-2 border-hairline ps-4">
          <p className="text-sm text-muted">
            {titled && `${title} · `}
            {times.length > 1 && `${times.length} times: `}
            {times.join('; ')}
          </p>
          {chosen.length === 0 && <p className="mt-1">Nothing wrong was chosen: it was left incomplete.</p>}
          {chosen.map(({ html, rationale }) => (
            <div key={html} className="mt-1">
              <p className="text-sm text-muted">You chose</p>
              <Prose html={html} />
              <Prose html={rationale} className="mt-1 text-base text-muted" />
            </div>
          ))}
          {missing.length > 0 && <p className="mt-2 text-sm text-muted">Right would have been</p>}
          {missing.map((html) => (
            <Prose key={html} html={html} />
          ))}
        </li>
      ))}
    </ol>
  )
}

/** The same choice made again stands there once, with each of its times. */
function alike(misses: ToldMiss[]): [ToldMiss, string[]][] {
  const groups = new Map<string, [ToldMiss, string[]]>()
  for (const miss of misses) {
    const { when, confidence, title, chosen, missing } = miss
    const key = JSON.stringify([title, chosen, missing])
    const said = confidence ? ` (${SAID[confidence] ?? confidence})` : ''
    groups.set(key, [miss, [...(groups.get(key)?.[1] ?? []), `${when}${said}`]])
  }
  return [...groups.values()]
}
