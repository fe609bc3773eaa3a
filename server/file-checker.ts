import 'server-only'
import { Worker } from 'node:worker_threads'
import { finding, type Problem, toProblems } from '#core/question/problem.ts'
import { type CheckerSettings, type CheckRequest } from './check-worker.ts'

export const CHECK_SECONDS = 1
const START_SECONDS = 60

export type FileChecker = { check: (file: CheckRequest) => Promise<Problem[]>; stop: () => Promise<void> }

type Answer = { problems: Problem[] } | { failure: string }

/**
 * Checks files one after the other in a thread of its own, so that no text can hold up the process: after a second the
 * thread is ended and the file reported (E13). A busy machine is slow too, so a late file gets a second try.
 * `script` is the thread's program; tests put a hanging one in its place.
 */
export function startFileChecker(
  settings: CheckerSettings,
  script: URL = new URL('./check-thread.mjs', import.meta.url),
): FileChecker {
  let thread: Promise<Worker> | null = null

  async function attempt(file: CheckRequest): Promise<Answer> {
    thread ??= startThread(settings, script)
    const worker = await thread
    const answer = await ask(worker, file)
    if ('failure' in answer) {
      thread = null
      await worker.terminate()
    }
    return answer
  }

  return {
    async check(file) {
      const first = await attempt(file)
      const answer = 'failure' in first ? await attempt(file) : first
      if ('problems' in answer) return answer.problems
      return toProblems([finding('E13', { line: 1, column: 1 }, answer.failure)], file.path)
    },
    async stop() {
      await (await thread)?.terminate()
      thread = null
    },
  }
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
  const answer = await nextAnswer(worker, START_SECONDS)
  if ('failure' in answer) throw new Error(`the checking thread does not start: ${answer.failure}`)
  return worker
}

async function ask(worker: Worker, file: CheckRequest): Promise<Answer> {
  worker.postMessage(file)
  return nextAnswer(worker, CHECK_SECONDS)
}

// Exactly these listeners are taken off again: removeAllListeners would take the thread's own, and it would fall silent.
function nextAnswer(worker: Worker, seconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const onMessage = (problems: Problem[]) => settle({ problems })
    const onError = (error: Error) => settle({ failure: `cannot be checked: ${error.message}` })
    const onExit = (code: number) =>
      settle({ failure: `cannot be checked: the checking thread ended (${code})` })
    const late = setTimeout(() => settle({ failure: lateMessage(seconds) }), seconds * 1000)
    function settle(answer: Answer) {
      clearTimeout(late)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(answer)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}

function lateMessage(seconds: number): string {
  return `takes longer than ${seconds} s to check; make it simpler`
}
