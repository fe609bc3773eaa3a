import { expect, test } from 'vitest'
import { codesIn, edited } from './sample.ts'

test.each<[string, string[]]>([
  ['Option B is slower.', ['37:1 E12']],
  ['See options A and D.', ['37:5 E12']],
  ['Answer C would do.', ['37:1 E12']],
  ['It is choice\nB.', ['37:7 E12']],
  ['Unlike **option** C, it lasts.', ['37:10 E12']],
  ['Option (b) is slower.', ['37:1 E12']],
  ['Here option a is right.', ['37:6 E12']],
  ['Both B and D fail.', ['37:1 E12']],
  ['OPTION D fails.', ['37:1 E12']],
  ['All of the above.', ['37:1 E12']],
  ['**None** of the above is right.', ['37:3 E12']],
  ['So none of these.', ['37:4 E12']],
  ['It meets all of the above requirements.', []],
  ['None of these services keeps copies.', []],
  ['An option a customer has.', []],
  ['Each answers a different question.', []],
  ['Route 53 answers A queries with option A records or both A and AAAA.', []],
  ['An option C5 instances offer.', []],
  ['The command `option B`.', []],
  ['An option B-tree indexes give.', []],
])('%s', (text, expected) => {
  expect(codesIn(edited(['DAX keeps items in memory.', text]))).toEqual(expected)
})

test.each<[string, [string, string], string[]]>([
  ['the stem', ['What should', 'Not option B. What should'], ['17:50 E12']],
  ['an option', ['A global table in two Regions.', 'All of the above'], ['31:7 E12']],
  ['an option that names two others', ['A global table in two Regions.', 'Both A and C'], ['31:7 E12']],
  ['a rationale', ['It brings reads near', 'Like option B, it brings reads near'], ['33:10 E12']],
  ['Remember', ['Microseconds: DAX.', 'Not answer B.'], ['41:5 E12']],
  [
    'Notes, which nobody is shown',
    ['Microseconds: DAX.\n', 'DAX.\n\n## Notes\n\nOption B was too easy.\n'],
    [],
  ],
])('in %s', (_, change, expected) => {
  expect(codesIn(edited(change))).toEqual(expected)
})
