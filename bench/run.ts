// npm run bench -- NAME [args] : measured claims, each reproducible with one command.
// Exit 0 done (whatever the numbers say), 2 wrong call.
import { OperatorError } from '../prisma/database-file.ts'

type Bench = { main: (args: string[]) => Promise<void> }

const BENCHES: Record<string, () => Promise<Bench>> = {
  dashboard: () => import('./dashboard/dashboard.ts'),
  'exam-sim': () => import('./exam-sim/exam-sim.ts'),
  faults: () => import('./faults/faults.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
try {
  if (!bench) throw new OperatorError(`NAME is one of: ${Object.keys(BENCHES).join(', ')}`)
  await (await bench()).main(args)
} catch (error) {
  if (!isWrongCall(error)) throw error
  console.error(`npm run bench -- NAME [args]: ${error.message}`)
  process.exitCode = 2
}

/** Said in one line, without a stack: what the caller wrote, not what the bench did. */
function isWrongCall(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return (
    error instanceof OperatorError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  )
}
