import { useRef, useState } from 'react'
import type { ResponseSaver } from './response-saver.ts'
import type { AttemptNow } from './sitting-requests.ts'

export type Ending = 'no' | 'submitting' | 'time-is-up'

type EndingProps = {
  saver: ResponseSaver
  resync: () => Promise<AttemptNow['phase'] | 'unknown'>
  /** Null when it is closed, otherwise why it is not. */
  closeNow: () => Promise<string | null>
  isReadOnly: () => boolean
}

const PATIENCE_MS = 10_000
const RETRY_MS = 2_000

/** The two ways out of a sitting: its button, which waits for what is not stored yet, and its clock. */
export function useEnding({ saver, resync, closeNow, isReadOnly }: EndingProps) {
  const [ending, setEnding] = useState<Ending>('no')
  const [problem, setProblem] = useState<string | null>(null)
  const running = useRef(false)

  async function submit() {
    if (running.current) return
    running.current = true
    setEnding('submitting')
    setProblem(null)
    await Promise.race([saver.settled(), wait(PATIENCE_MS)])
    const failure = saver.isSettled()
      ? await closeNow()
      : 'Some answers are not on the server yet. They are kept here; submit again once they are saved.'
    if (failure === null) return
    running.current = false
    setEnding('no')
    setProblem(`Not submitted. ${failure}`)
  }

  /** Zero on this page is a question to the server, not yet the end. */
  async function onZero() {
    if (running.current) return
    running.current = true
    for (;;) {
      const phase = await resync()
      if (phase === 'closed') return
      if (phase === 'open') {
        running.current = false
        return
      }
      setEnding('time-is-up')
      // Another tab may still be sending what was made in time: the one that writes closes.
      if (phase === 'grace' && !isReadOnly()) {
        await Promise.race([saver.settled(), wait(PATIENCE_MS)])
        if ((await closeNow()) === null) return
      }
      setProblem('The server does not answer just now. What was saved before the end counts; trying again.')
      await wait(RETRY_MS)
    }
  }

  return { ending, problem, isEnding: () => running.current, submit, onZero }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
