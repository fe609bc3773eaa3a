import { type CheckContext } from './context.ts'
import { daysBetween } from './iso-date.ts'
import { type Place } from './place.ts'
import { type Finding, finding } from './problem.ts'

export const CHECKED_DAYS = 180

type Keys = { checked?: string; sources?: { title: string; url: string }[] }

/** `checked` must not lie ahead nor long behind, and sources should come from the hosts the exam lists. */
export function checkDatesAndSources(
  keys: Keys,
  placeOf: (path: PropertyKey[]) => Place,
  context: CheckContext,
): Finding[] {
  return [
    ...checkedFindings(keys.checked, placeOf(['checked']), context.today),
    ...hostFindings(keys.sources ?? [], placeOf, context),
  ]
}

function checkedFindings(checked: string | undefined, place: Place, today: string): Finding[] {
  if (checked === undefined) return []
  const age = daysBetween(checked, today)
  if (age < 0) return [finding('E01', place, `checked: in the future (${checked}); today is ${today}`)]
  if (age <= CHECKED_DAYS) return []
  return [
    finding(
      'W06',
      place,
      `checked: ${age} days ago (${checked}); verify the facts again after ${CHECKED_DAYS}`,
    ),
  ]
}

function hostFindings(
  sources: { url: string }[],
  placeOf: (path: PropertyKey[]) => Place,
  { pack }: CheckContext,
): Finding[] {
  const hosts = pack.exam?.sourceHosts
  if (!hosts) return []
  return sources.flatMap(({ url }, index) => {
    const { hostname } = new URL(url)
    if (hosts.includes(hostname)) return []
    return [
      finding(
        'W09',
        placeOf(['sources', index, 'url']),
        `${hostname}: not among the pack's source hosts (${hosts.join(', ')})`,
      ),
    ]
  })
}
