import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import type { TopicCells } from '#core/question/blueprint-cells.ts'
import { DIFFICULTIES, LEVELS } from '#server/bank-list.ts'
import { DIFFICULTY_WORDS, LEVEL_WORDS } from './words.ts'

type CoverageTableProps = { cells: TopicCells[]; topics: Map<string, string> }

/** Topics down, levels and difficulties across; what a topic has nothing of is named, not only a zero. */
export function CoverageTable({ cells, topics }: CoverageTableProps) {
  const lacking = cells.filter(({ gaps }) => gaps.length > 0).length
  return (
    <>
      <p className="mb-4 max-w-[64ch]">
        {lacking === 0
          ? 'Every topic has published questions of each level and each difficulty.'
          : `${lacking} of ${cells.length} topics lack a level or a difficulty.`}
      </p>
      <DataTable caption="Published questions by topic, level and difficulty">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Topic
            </th>
            {LEVELS.map((level) => (
              <th key={level} scope="colgroup" colSpan={DIFFICULTIES.length}>
                {LEVEL_WORDS[level]}
              </th>
            ))}
            <th scope="col" rowSpan={2}>
              Nothing yet
            </th>
          </tr>
          <tr>
            {LEVELS.flatMap((level) =>
              DIFFICULTIES.map((difficulty) => (
                <th key={`${level} ${difficulty}`} scope="col" className="number">
                  {DIFFICULTY_WORDS[difficulty]}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {cells.map(({ topic, counts, gaps }) => (
            <tr key={topic}>
              <th scope="row" className="min-w-40">
                <Link href={`/author?topic=${topic}`} className="link">
                  {topics.get(topic) ?? topic}
                </Link>
              </th>
              {counts.flatMap((row, level) =>
                row.map((count, difficulty) => (
                  <td key={`${level} ${difficulty}`} className={count === 0 ? 'number text-muted' : 'number'}>
                    {count}
                  </td>
                )),
              )}
              <td className="min-w-32">{gaps.length === 0 ? '–' : gaps.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}
