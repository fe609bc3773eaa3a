// Run as a process of its own, under an environment of its own: makes a guest and says the cookie it is kept in.
import { createGuest } from '#server/session.ts'

const made = await createGuest(new Headers())
process.stdout.write(`${made?.cookies.join('\n')}\n`)
process.exit(0)
