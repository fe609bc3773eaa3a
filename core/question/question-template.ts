import { type Topic } from './pack.ts'

/** What a new question begins with: a whole draft of the file format, with its places to fill in marked by "…". */
export function questionTemplate(id: string, topic: Topic, task: string): string {
  return `---
id: ${id}
title: Say the skill in a few words, without the answer …
task: "${task}"
topic: ${topic.id}
concepts: [${topic.concepts[0]?.id ?? ''}]
type: single
level: apply
difficulty: medium
status: draft
# Before it is published, say when the facts were checked, and where:
# checked: 2026-01-31
# sources:
#   - title: "The page of the documentation"
#     url: ${topic.documentation ?? 'https://docs.aws.amazon.com/'}
---

Tell the situation in two or three sentences: who, what they have, what they need … End with the question?

- [x] The right answer …

  > Why it is right …

- [ ] A tempting answer …

  > What it is right for, and why not here …

- [ ] Another answer …

  > What it is right for, and why not here …

- [ ] One more answer …

  > What it is right for, and why not here …

## Explanation

The idea behind it, in a paragraph …

## Remember

One line to take away …
`
}
