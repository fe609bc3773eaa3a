import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { AttemptView } from '#server/attempt-view.ts'
import { requestJson } from '#app/study/request-json.ts'
import {
  createResponseSaver,
  type ResponseSaver,
  type SaveState,
  type SlotResponse,
} from './response-saver.ts'

/** What a sitting is drawn from. The deadline stays on the server: only differences of time are shown. */
export type Attempt = Pick<AttemptView, 'id' | 'secondsLeft' | 'slots'>

export type SlotState = SlotResponse & {
  /** Shown at least once: a blank response is stored for it. */
  seen: boolean
  changedElsewhere: boolean
}

type Ending = 'no' | 'submitting' | 'time-is-up'

const RESYNC_MS = 60_000
const PATIENCE_MS = 10_000
const RETRY_MS = 2_000

/** A sitting as one tab sees it: responses, what of them is saved, the time, and the way out. The server's word counts. */
export function useSitting(attempt: Attempt) {
  const router = useRouter()
  const [slots, setSlots] = useState(
    () => new Map(attempt.slots.map((view) => [view.slot, slotStateOf(view)])),
  )
  const [saving, setSaving] = useState<SaveState>({ is: 'saved', at: null })
  /** In this page's own monotonic time; null until the page runs in a browser. */
  const [endsAt, setEndsAt] = useState<number | null>(null)
  const [ending, setEnding] = useState<Ending>('no')
  const [problem, setProblem] = useState<string | null>(null)
  const isEnding = useRef(false)
  const hasLeft = useRef(false)
  /** Slots answered in this tab. For others, what the server holds is news to nobody: a page kept by the back button is older. */
  const touched = useRef(new Set<number>())
  const [saver] = useState<ResponseSaver>(() =>
    createResponseSaver({
      slots: attempt.slots,
      pause: untilOnlineOr,
      onState: setSaving,
      onClosed: leave,
      onChangedElsewhere: (slot, { chosen, flagged, struck }) =>
        setSlots((before) =>
          new Map(before).set(slot, {
            chosen,
            flagged,
            struck,
            seen: true,
            changedElsewhere: touched.current.has(slot),
          }),
        ),
      async put({ slot, ...body }) {
        const sentAt = performance.now()
        const reply = await requestJson<{ seq: number; savedAt: string; secondsLeft: number }>(
          `/api/v1/attempts/${attempt.id}/responses/${slot}`,
          { method: 'PUT', body },
        )
        if (reply.ok) setTime(reply.data.secondsLeft, sentAt)
        return reply
      },
    }),
  )

  /** Counted from when the question was asked, so that a slow network makes the clock cautious and never generous. */
  function setTime(secondsLeft: number, askedAt: number) {
    setEndsAt(askedAt + secondsLeft * 1_000)
  }

  function leave() {
    if (hasLeft.current) return
    hasLeft.current = true
    router.replace(`/exam/${attempt.id}/result`)
  }

  function respond(slot: number, change: Partial<SlotResponse>) {
    touched.current.add(slot)
    store(slot, change)
  }

  function store(slot: number, change: Partial<SlotResponse>) {
    const before = slots.get(slot)
    if (!before || ending !== 'no') return
    const { chosen, flagged, struck } = { ...before, ...change }
    setSlots(new Map(slots).set(slot, { chosen, flagged, struck, seen: true, changedElsewhere: false }))
    saver.save(slot, { chosen, flagged, struck })
  }

  /** Showing a slot for the first time stores its blank response: from then on it was displayed. */
  function show(slot: number) {
    const before = slots.get(slot)
    if (before && !before.seen) store(slot, {})
  }

  async function resync(): Promise<AttemptView['phase'] | 'unknown'> {
    const askedAt = performance.now()
    const reply = await requestJson<AttemptView>(`/api/v1/attempts/${attempt.id}`)
    if (!reply.ok) return 'unknown'
    setTime(reply.data.secondsLeft, askedAt)
    saver.adopt(reply.data.slots)
    if (reply.data.phase === 'closed') leave()
    return reply.data.phase
  }

  async function submit() {
    if (isEnding.current) return
    isEnding.current = true
    setEnding('submitting')
    setProblem(null)
    await Promise.race([saver.settled(), wait(PATIENCE_MS)])
    const failure = saver.isSettled()
      ? await close()
      : 'Your last choice is not saved yet. Submit again once it is.'
    if (failure === null) return
    isEnding.current = false
    setEnding('no')
    setProblem(`Not submitted. ${failure}`)
  }

  async function close(): Promise<string | null> {
    const reply = await requestJson(`/api/v1/attempts/${attempt.id}/submit`, { method: 'POST', body: {} })
    if (reply.ok) leave()
    return reply.ok ? null : reply.message
  }

  /** Zero on this page is a question to the server, not yet the end. */
  async function onZero() {
    if (isEnding.current) return
    isEnding.current = true
    for (;;) {
      const phase = await resync()
      if (phase === 'closed') return
      if (phase === 'open') {
        isEnding.current = false
        return
      }
      setEnding('time-is-up')
      if (phase === 'grace') {
        await Promise.race([saver.settled(), wait(PATIENCE_MS)])
        if ((await close()) === null) return
      }
      setProblem('The server does not answer just now. What was saved before the end counts; trying again.')
      await wait(RETRY_MS)
    }
  }

  const onReturn = useEffectEvent(() => {
    if (document.visibilityState === 'visible' && !isEnding.current) void resync()
  })
  const beforeLeaving = useEffectEvent((event: BeforeUnloadEvent) => {
    if (!saver.isSettled()) event.preventDefault()
  })
  useEffect(() => {
    const listener = () => onReturn()
    const guard = (event: BeforeUnloadEvent) => beforeLeaving(event)
    const timer = setInterval(listener, RESYNC_MS)
    hasLeft.current = false
    listener()
    window.addEventListener('focus', listener)
    window.addEventListener('beforeunload', guard)
    document.addEventListener('visibilitychange', listener)
    return () => {
      // Saves go on behind another page, but must not call anybody back to this one.
      hasLeft.current = true
      clearInterval(timer)
      window.removeEventListener('focus', listener)
      window.removeEventListener('beforeunload', guard)
      document.removeEventListener('visibilitychange', listener)
    }
  }, [])

  return { slots, saving, endsAt, ending, problem, respond, show, submit, onZero }
}

function slotStateOf({ chosen, flagged, struck, seq }: Attempt['slots'][number]): SlotState {
  return { chosen, flagged, struck, seen: seq > 0, changedElsewhere: false }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function untilOnlineOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    function go() {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, ms)
    window.addEventListener('online', go)
  })
}
