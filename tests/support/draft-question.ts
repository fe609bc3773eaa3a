/** A question about DAX of the repository's bank, as a draft: students never see it. */
export function draftQuestion(id: string): string {
  return `---
id: ${id}
title: The draft ${id}
task: "3.3"
topic: dax
concepts: [dax]
type: single
level: apply
difficulty: medium
status: draft
---

The shop ${id} reads the same items again and again. What should its architect add to it?

- [x] A cluster that answers from memory.

  > It answers ${id} from memory.

- [ ] A read replica in another zone.

  > Tables have no read replicas.

- [ ] A larger write capacity setting.

  > Writes are not the trouble here.

- [ ] A global table in two Regions.

  > It brings reads near, from disk.

## Explanation

The cluster keeps items in memory.
`
}
