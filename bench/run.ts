// npm run bench -- NAME [args] : measured claims, each reproducible with one command.
// Exit 0 done (whatever the numbers say), 2 wrong call.
type Bench = { main: (args: string[]) => Promise<void> }

const BENCHES: Record<string, () => Promise<Bench>> = {
  'exam-sim': () => import('./exam-sim/exam-sim.ts'),
  faults: () => import('./faults/faults.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench) await (await bench()).main(args)
else {
  console.error(`npm run bench -- NAME [args], where NAME is one of: ${Object.keys(BENCHES).join(', ')}`)
  process.exitCode = 2
}
