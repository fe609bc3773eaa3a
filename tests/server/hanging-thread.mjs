// A checking thread that misbehaves on demand, in place of server/check-thread.mjs.
import { parentPort } from 'node:worker_threads'

let count = 0
parentPort.on('message', ({ path }) => {
  count++
  if (path === 'hang.md') for (;;) count++
  if (path === 'throw.md') throw new Error('thrown')
  if (path === 'exit.md') process.exit(7)
  parentPort.postMessage({ problems: [{ message: `file ${count} of this thread` }], prepared: null })
})
parentPort.postMessage({ problems: [], prepared: null })
