/** How sure the student said to be when answering; null when nothing was said. */
export type Confidence = 'sure' | 'unsure' | 'guess' | null

/** SM-2's q: below 3 is a failed review. */
export type Quality = 0 | 1 | 2 | 3 | 4 | 5

/**
 * The quality of a review, from the answer and never from self-grading.
 * Saying nothing counts as unsure. Being sure and wrong is the worst answer: a belief has to be unlearned.
 * Blank, or displayed and run out of time, is wrong with no confidence. Response time has no part in it.
 */
export function qualityOf(correct: boolean, confidence: Confidence): Quality {
  switch (confidence) {
    case 'sure':
      return correct ? 5 : 0
    case 'guess':
      return correct ? 3 : 2
    case 'unsure':
    case null:
      return correct ? 4 : 1
  }
}
