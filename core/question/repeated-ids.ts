import { type Place } from './place.ts'
import { type Finding, finding } from './problem.ts'

/** E01 for every entry of a list whose id an earlier one has; `placeOf` says where the id of an entry stands. */
export function repeatedIds(
  entries: { id: string | number }[],
  placeOf: (index: number) => Place,
): Finding[] {
  const seen = new Set<string | number>()
  return entries.flatMap(({ id }, index) => {
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew ? [] : [finding('E01', placeOf(index), `id: used twice (${id})`)]
  })
}
