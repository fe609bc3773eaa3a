import { questionFrom } from '#tests/support/exported-pack.ts'

/** Everything that a text may hold, and every mark that some format takes for its own. */
export const richQuestion = questionFrom(`---
id: 2-rich-question
title: "Marks: {braces}, ~tildes~ & <angles>"
task: "2.2"
topic: dax
concepts: [dax, elasticache]
family: rich
type: multiple
level: analyse
difficulty: hard
status: published
checked: 2026-11-01
shuffle: false
authors: [Žofie Nováková]
drawnFrom: [dax-notes]
sources:
  - title: "DAX [developer] guide"
    url: https://docs.aws.amazon.com/dax.html
---

A policy says \`{"Effect": "Allow", "Resource": "*"}\` and the table has

| Step | Cost ~ 1 = 2 |
| ---- | -----------: |
| a\\|b | **5 & 6 < 7** |

\`\`\`mermaid
flowchart LR
%% alt: The app reads from the cache first
A[App] --> B[Cache]
B -.-> C[Table]
\`\`\`

Which steps help? Choose TWO.

- [x] =cmd() \`a#b\` and [a page][page]

  > Because 100 % of \`::\` is read.
  >
  > - one: ~two~
  > - three

- [ ] %50% of the nodes

  > No: \`]]>\` ends nothing.

- [x] [markdown] written as text

  \`\`\`json
  { "a": [1, 2] }

  \`\`\`

  > Yes \\\\ yes.

- [ ] @mention of ~~nothing~~

  > +1 is no reason.

- [ ] -1 node

  > It has fewer.

## Explanation

> [!NOTE]
> A cache answers from memory.

See [the lesson](lesson.md) of this topic.

## Remember

Same question: cache.

## References

- [Page][page]

[page]: https://docs.aws.amazon.com/page.html
`)
