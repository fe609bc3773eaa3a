import { expect, test } from 'vitest'
import { questionTemplate } from '#core/question/question-template.ts'
import { codesIn, pack } from './sample.ts'

test.each(pack.topics.map((topic) => [topic.id, topic] as const))(
  'the template for %s is a draft with nothing to say against it',
  (id, topic) => {
    const text = questionTemplate(`${id}-1`, topic, '3.3')
    expect(codesIn(text, { path: `${id}/${id}-1.md` }).filter((code) => !code.endsWith('W10'))).toEqual([])
    expect(text.match(/…/g)?.length).toBeGreaterThan(10)
  },
)
