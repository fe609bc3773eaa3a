// Run as a process of its own, with a mailer: asks for a new password for an address and says what it was told.
import { requestReset } from '#server/accounts.ts'

const outcome = await requestReset(new Headers(), process.argv[2] ?? '')
process.stdout.write(`${outcome.ok}\n`)
process.exit(0)
