/** How many published questions a topic has of one level and difficulty. */
export type CellCount = { topic: string; level: string; difficulty: string; count: number }

export type TopicCells = {
  topic: string
  /** By level, then by difficulty, in the orders given. */
  counts: number[][]
  /** Levels and difficulties that the topic has nothing of, as they are called. */
  gaps: string[]
}

/** Topics by level and difficulty, with what is missing in each: a gap is a level, or a difficulty, without any question. */
export function blueprintCells(
  topics: string[],
  levels: readonly string[],
  difficulties: readonly string[],
  counted: CellCount[],
): TopicCells[] {
  return topics.map((topic) => {
    const own = counted.filter((cell) => cell.topic === topic)
    const sum = (cells: CellCount[]) => cells.reduce((total, { count }) => total + count, 0)
    const counts = levels.map((level) =>
      difficulties.map((difficulty) =>
        sum(own.filter((cell) => cell.level === level && cell.difficulty === difficulty)),
      ),
    )
    const gaps = [
      ...levels.filter((level) => sum(own.filter((cell) => cell.level === level)) === 0),
      ...difficulties.filter((difficulty) => sum(own.filter((cell) => cell.difficulty === difficulty)) === 0),
    ]
    return { topic, counts, gaps }
  })
}
