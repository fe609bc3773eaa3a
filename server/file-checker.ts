import 'server-only'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { finding, toProblems } from '#core/question/problem.ts'
import { type CheckAnswer, type CheckerSettings, type CheckRequest } from './check-worker.ts'

/** How long a file may be worked on. Time in which a busy machine runs something else does not count, within limits. */
export const CHECK_SECONDS = 1
const CHECK_PATIENCE_SECONDS = 20
const START_PATIENCE_SECONDS = 60

export type FileChecker = { read: (file: CheckRequest) => Promise<CheckAnswer>; stop: () => Promise<void> }

type Answer = CheckAnswer | { failure: string }

/**
 * Checks and renders files one after the other in a thread of its own, so that no text can hold up the process: one that works on
 * a file for more than a second is ended, the file is reported (E13), and the next file gets a new thread. `script` is
 * the thread's program; tests put a hanging one in its place.
 */
export function startFileChecker(settings: CheckerSettings, script: URL = checkThread()): FileChecker {
  let thread: Promise<Worker> | null = null
  return {
    async read(file) {
      thread ??= startThread(settings, script)
      const worker = await thread
      worker.postMessage(file)
      const answer = await nextAnswer(worker, CHECK_SECONDS, CHECK_PATIENCE_SECONDS)
      if ('problems' in answer) return answer
      thread = null
      await worker.terminate()
      const problem = finding('E13', { line: 1, column: 1 }, answer.failure)
      return { problems: toProblems([problem], file.path), prepared: null }
    },
    async stop() {
      await (await thread)?.terminate()
      thread = null
    },
  }
}

/** The thread's program: below the app where it is served from, else beside this file, for whoever works elsewhere. */
function checkThread(): URL {
  const served = join(process.cwd(), 'server/check-thread.mjs')
  return existsSync(served) ? pathToFileURL(served) : beside(import.meta.url)
}

// By an argument: the app's bundler would take the address for its own, and the file with it.
function beside(here: string): URL {
  return new URL('./check-thread.mjs', here)
}

async function startThread(settings: CheckerSettings, script: URL): Promise<Worker> {
  const worker = new Worker(script, {
    workerData: settings,
    // Not what the process was started with: under a test runner that would be loaded once more.
    execArgv: ['--conditions=react-server'],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  // A thread that is being ended may still fail; that was answered already.
  worker.on('error', () => undefined)
  const answer = await nextAnswer(worker, START_PATIENCE_SECONDS, START_PATIENCE_SECONDS)
  if ('failure' in answer) throw new Error(`the checking thread does not start: ${answer.failure}`)
  return worker
}

// Exactly these listeners are taken off again: removeAllListeners would take the thread's own, and it would fall silent.
function nextAnswer(worker: Worker, seconds: number, patience: number): Promise<Answer> {
  return new Promise((resolve) => {
    const onMessage = (answer: CheckAnswer) => settle(answer)
    const onError = (error: Error) => settle({ failure: `cannot be checked: ${error.message}` })
    const onExit = (code: number) =>
      settle({ failure: `cannot be checked: the checking thread ended (${code})` })
    const stopWatch = afterWork(seconds, patience, () =>
      settle({ failure: `takes longer than ${seconds} s to check; make it simpler` }),
    )
    function settle(answer: Answer) {
      stopWatch()
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(answer)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}

// Processor time of the process: while one waits for the thread, nearly all of it is the thread's.
function afterWork(seconds: number, patience: number, isOver: () => void): () => void {
  const work = process.cpuUsage()
  const started = performance.now()
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(work)
    const isLate = user + system >= seconds * 1_000_000 || performance.now() - started >= patience * 1000
    if (isLate) isOver()
  }, 200)
  return () => clearInterval(timer)
}
