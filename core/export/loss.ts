/** One thing that a format cannot carry: a sentence for people, and how many questions it is about. */
export type Loss = { what: string; questions: number }

/** The losses that happened at all, each with its count. */
export function losses<T>(questions: T[], kinds: [what: string, isLost: (question: T) => boolean][]): Loss[] {
  return kinds
    .map(([what, isLost]) => ({ what, questions: questions.filter(isLost).length }))
    .filter((loss) => loss.questions > 0)
}
