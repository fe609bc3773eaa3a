import type { Topic } from '#core/question/pack.ts'
import { wordsOf } from '#core/search/words.ts'

/** What an option is about: a concept of a topic, or the topic as a whole. */
export type Subject = { topic: string; concept: string | null }

/** The words by which a text names a subject. */
export type SubjectName = Subject & { words: string[] }

/** What finding an option's subject needs of its question; texts are plain. */
export type Asked = { topic: string; concepts: string[] }
export type OptionTexts = { text: string; rationale: string }

/**
 * All names of topics and concepts, longest first: their titles, without the maker's name and what stands in brackets,
 * and their ids as words. A title of one word that is not its id is an ordinary word ("Transactions"), and no name.
 */
export function subjectNames(topics: Topic[]): SubjectName[] {
  const names = topics.flatMap(({ id: topic, title, concepts }) => [
    ...concepts.flatMap((concept) => named({ topic, concept: concept.id }, concept.id, concept.title)),
    ...named({ topic, concept: null }, topic, title),
  ])
  return names.toSorted((a, b) => b.words.length - a.words.length)
}

function named(subject: Subject, id: string, title: string): SubjectName[] {
  const ofId = wordsOf(id)
  const ofTitle = wordsOf(title.replace(/\([^)]*\)/g, ' ').replace(/^(Amazon|AWS) /, ''))
  const isOrdinary = ofTitle.length < 2 && ofTitle.join() !== ofId.join()
  return [{ ...subject, words: ofId }, ...(isOrdinary ? [] : [{ ...subject, words: ofTitle }])]
}

/**
 * Which other subject a distractor stands for: what its text names, or else its rationale, the longest name first; if
 * they name nothing, another concept of the question that belongs elsewhere. Null when its text names the question's own
 * topic only, or nothing is to be found. It is never the question's own topic.
 */
export function confusedSubject(
  question: Asked,
  { text, rationale }: OptionTexts,
  names: SubjectName[],
): Subject | null {
  const inText = namesIn(text, names)
  const isOther = ({ topic }: Subject) => topic !== question.topic
  const told = inText.find(isOther)
  if (told) return told
  if (inText.length > 0) return null
  return namesIn(rationale, names).find(isOther) ?? otherConcept(question, names)
}

/** The question's own side of a confusion: its first concept that belongs to its topic. */
export function ownSubject({ topic, concepts }: Asked, names: SubjectName[]): Subject {
  const own = concepts.find((id) => names.some((name) => name.concept === id && name.topic === topic))
  return { topic, concept: own ?? null }
}

function otherConcept({ topic, concepts }: Asked, names: SubjectName[]): Subject | null {
  const others = concepts.flatMap((id) => names.find((name) => name.concept === id) ?? [])
  const other = others.find((name) => name.topic !== topic)
  return other ? { topic: other.topic, concept: other.concept } : null
}

/** Subjects named in a text, longest name first; what belongs to a longer name names nothing shorter as well. */
function namesIn(text: string, names: SubjectName[]): Subject[] {
  const words = wordsOf(text)
  const taken = new Set<number>()
  return names.flatMap(({ topic, concept, words: name }) => {
    for (let start = 0; start + name.length <= words.length; start++) {
      const places = name.map((_, at) => start + at)
      if (name.every((word, at) => words[start + at] === word) && !places.some((at) => taken.has(at))) {
        for (const at of places) taken.add(at)
        return [{ topic, concept }]
      }
    }
    return []
  })
}
