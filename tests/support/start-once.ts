// Run as a process of its own: what instrumentation does when the server starts, then the end.
import { start } from '#server/start.ts'

await start()
process.stdout.write('started\n')
process.exit(0)
