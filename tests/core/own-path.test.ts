import { expect, test } from 'vitest'
import { ownPath } from '#core/own-path.ts'

test.each([
  ['/', '/'],
  ['/study', '/study'],
  ['/study?topic=dax&drill=1#main', '/study?topic=dax&drill=1#main'],
  ['/exam/01a1fd76-0000-7000-8000-000000000000', '/exam/01a1fd76-0000-7000-8000-000000000000'],
  ['/learn/../study', '/study'],
  ['/search?q=http://evil.example', '/search?q=http://evil.example'],
])('%j leads to %j', (wanted, path) => {
  expect(ownPath(wanted)).toBe(path)
})

// Acceptance list A32: none of these leaves the house.
test.each([
  '',
  'study',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'http://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example@here.invalid',
  '/\\/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/%2e%2e//evil.example',
  '//here.invalid:99/x',
  '\u0000/study',
  undefined,
  null,
  ['/study'],
  { toString: () => '/study' },
])('%j leads to the start page', (wanted) => {
  expect(ownPath(wanted)).toBe('/')
})
