import { expect, test } from 'vitest'
import { codesIn, edited, problemsIn, sample } from './sample.ts'

const explanation = '## Explanation\n\nDAX keeps items in memory.\n\n'
const remember = '## Remember\n\nMicroseconds: DAX.\n'

test.each<[string, string, string[]]>([
  ['Explanation missing', edited([explanation, '']), ['37:1 E08']],
  [
    'Explanation missing in a draft',
    edited([explanation, ''], ['status: published', 'status: draft']),
    ['37:1 E08'],
  ],
  ['Explanation empty', edited(['DAX keeps items in memory.', '']), ['35:1 E08']],
  ['Remember missing', edited([remember, '']), ['37:1 E08']],
  ['Remember missing in a draft', edited([remember, ''], ['status: published', 'status: draft']), []],
  ['both missing', edited([explanation, ''], [remember, '']), ['33:1 E08', '33:1 E08']],
  ['an unknown section', edited(['## Remember', '## Hints\n\nNone.\n\n## Remember']), ['39:1 E08']],
  ['an unknown section in the stem', edited(['A game', '## Context\n\nA game']), ['17:1 E08']],
  ['a misspelt section counts as what was meant', edited(['## Explanation', '## Explenation']), ['35:1 E08']],
  ['another case', edited(['## Remember', '## REMEMBER']), ['39:1 E08']],
  ['a section twice', edited([remember, `${remember}\n${remember}`]), ['43:1 E08']],
  [
    'References and Notes',
    edited([remember, `${remember}\n## References\n\n- [DAX](https://a.b)\n\n## Notes\n\nOurs.\n`]),
    [],
  ],
  ['an underlined heading', edited(['## Explanation\n', 'Explanation\n-----------\n']), []],
  ['level 3 inside a section', edited(['DAX keeps', '### How\n\nDAX keeps']), []],
])('%s', (_, text, expected) => {
  expect(codesIn(text)).toEqual(expected)
})

test('two questions in one file are refused with the line where the second begins', () => {
  expect(codesIn(sample + sample)).toEqual(['41:1 E08', '76:1 E08', '80:1 E08'])
})

test('a retired question may give its reason in Notes', () => {
  const notes = `${remember}\n## Notes\n\nThe service is gone.\n`
  expect(problemsIn(edited(['status: published', 'status: retired'], [remember, notes]))).toEqual([])
})

test('the message names what was meant', () => {
  const messages = problemsIn(edited(['## Explanation', '## Explenation'])).map(({ message }) => message)
  expect(messages).toEqual(['"## Explenation" is not a section; did you mean "## Explanation"?'])
})
