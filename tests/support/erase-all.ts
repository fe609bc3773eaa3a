// Run as a process of its own, to be killed on the way: deletes everybody of DATABASE_URL, one by one, and says whom.
import { db } from '#server/db.ts'
import { erase } from '#server/erase.ts'

const people = await db().user.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
process.stdout.write('begin\n')
for (const { id } of people) {
  await erase(id, new Date())
  process.stdout.write(`${id}\n`)
}
