import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { AttemptView } from '#server/attempt-view.ts'
import { randomKey } from '#app/study/random-key.ts'
import { createDeviceQueue, type QueuedResponse } from './device-queue.ts'
import { joinOtherTabs } from './other-tabs.ts'
import { createResponseSaver } from './response-saver.ts'
import type { SaveState } from './save-state.ts'
import { createSittingRequests, type AttemptNow } from './sitting-requests.ts'
import type { SlotResponse } from './slot-response.ts'
import { useEnding } from './use-ending.ts'
import { untilOnlineOr } from './use-online.ts'
import { useSlotTime } from './use-slot-time.ts'

/** What a sitting is drawn from. The deadline stays on the server: only differences of time are shown. */
export type Attempt = Pick<AttemptView, 'id' | 'secondsLeft' | 'minutes' | 'extraMinutes' | 'slots'> & {
  /** Whose it is: a queue on this device belongs to one person. */
  person: string
}

export type SlotState = SlotResponse & {
  /** Shown at least once: a blank response is stored for it. */
  seen: boolean
  changedElsewhere: boolean
}

/** What the server says that it holds. */
export type Receipt = { stored: number; at: string | null }

const RESYNC_MS = 60_000
/** Less is not worth a request of its own. */
const WORTH_TELLING_MS = 1_000

/** A sitting as one tab sees it: responses, what of them is saved, the time, and the way out. The server's word counts. */
export function useSitting(attempt: Attempt, current: number | null) {
  const router = useRouter()
  const [slots, setSlots] = useState(
    () => new Map(attempt.slots.map((view) => [view.slot, slotStateOf(view)])),
  )
  const [saving, setSaving] = useState<SaveState>({ is: 'saved', at: null, unsaved: 0, isOnDevice: true })
  const [contested, setContested] = useState<QueuedResponse[]>([])
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  /** In this page's own monotonic time; null until the page runs in a browser. */
  const [endsAt, setEndsAt] = useState<number | null>(null)
  const hasLeft = useRef(false)
  /** Slots answered in this tab. For others, what the server holds is news to nobody: a page kept by the back button is older. */
  const touched = useRef(new Set<number>())
  const tabs = useRef<ReturnType<typeof joinOtherTabs>>(null)
  const told = useRef(new Map(attempt.slots.map(({ slot, elapsedMs }) => [slot, elapsedMs])))
  const shownMs = useSlotTime(attempt.slots, current)
  const [{ tab, queue, requests, saver }] = useState(() => {
    const tab = randomKey()
    const queue = createDeviceQueue(() => localStorage, attempt.person, attempt.id)
    const requests = createSittingRequests(attempt.id, tab, (secondsLeft, askedAt) =>
      setEndsAt(askedAt + secondsLeft * 1_000),
    )
    const saver = createResponseSaver({
      slots: attempt.slots,
      queue,
      put: requests.put,
      pause: untilOnlineOr,
      time: () => new Date(performance.timeOrigin + performance.now()).toISOString(),
      onState: setSaving,
      onContested: setContested,
      onClosed: leave,
      onFound: (slot, { chosen, flagged, struck }, where) => {
        const changedElsewhere = where === 'server' && touched.current.has(slot)
        setSlots((before) =>
          new Map(before).set(slot, { chosen, flagged, struck, seen: true, changedElsewhere }),
        )
      },
      async lease() {
        const taken = await requests.lease()
        if (!taken.ok) return taken
        tabs.current?.tell('took-over')
        const reply = await requests.read()
        if (!reply.ok) return reply
        keepReceipt(reply.data)
        return { ok: true, data: reply.data.slots }
      },
    })
    return { tab, queue, requests, saver }
  })

  function isReadOnly() {
    const halt = saver.halted()
    return halt === 'elsewhere' || halt === 'closed'
  }

  function keepReceipt({ stored, lastSavedAt }: AttemptNow) {
    setReceipt({ stored, at: lastSavedAt })
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
    if (!before || ending !== 'no' || isReadOnly()) return
    const { chosen, flagged, struck } = { ...before, ...change }
    const now = { chosen, flagged, struck, seen: true, changedElsewhere: false }
    setSlots((all) => new Map(all).set(slot, now))
    const elapsedMs = shownMs(slot)
    told.current.set(slot, elapsedMs)
    saver.save(slot, { chosen, flagged, struck }, elapsedMs)
  }

  /** Showing a slot for the first time stores its blank response: from then on it was displayed. Never over what is kept. */
  function show(slot: number) {
    const before = slots.get(slot)
    if (before && !before.seen && !saver.holds(slot)) store(slot, {})
  }

  /** Before another slot is shown: how long this one was. */
  function tellTime(slot: number) {
    if (shownMs(slot) - (told.current.get(slot) ?? 0) >= WORTH_TELLING_MS) store(slot, {})
  }

  async function resync(): Promise<AttemptView['phase'] | 'unknown'> {
    const reply = await requests.read()
    if (!reply.ok) {
      if (reply.status === 401 || reply.status === 404) saver.stop('signed-out')
      return 'unknown'
    }
    keepReceipt(reply.data)
    saver.adopt(reply.data.slots)
    if (reply.data.phase === 'closed') leave()
    else if (saver.halted() === 'signed-out' || saver.halted() === 'refused') saver.resume()
    return reply.data.phase
  }

  const { ending, problem, isEnding, submit, onZero } = useEnding({ saver, resync, closeNow, isReadOnly })

  /** Null when it is closed, otherwise why it is not. */
  async function closeNow(): Promise<string | null> {
    const reply = await requests.submit()
    if (!reply.ok) return reply.message
    if (saver.isSettled()) queue.clear()
    tabs.current?.tell('closed')
    leave()
    return null
  }

  const onReturn = useEffectEvent(() => {
    if (document.visibilityState === 'visible' && !isEnding()) void resync()
  })
  const onWord = useEffectEvent((did: 'took-over' | 'closed') =>
    did === 'closed' ? leave() : saver.stop('elsewhere'),
  )
  const beforeLeaving = useEffectEvent((event: BeforeUnloadEvent) => {
    if (!saving.isOnDevice && !saver.isSettled()) event.preventDefault()
  })
  useEffect(() => {
    const listener = () => onReturn()
    const guard = (event: BeforeUnloadEvent) => beforeLeaving(event)
    const timer = setInterval(listener, RESYNC_MS)
    hasLeft.current = false
    const joined = joinOtherTabs(attempt.id, tab, (did) => onWord(did))
    tabs.current = joined
    saver.start()
    window.addEventListener('focus', listener)
    window.addEventListener('beforeunload', guard)
    document.addEventListener('visibilitychange', listener)
    return () => {
      // Saves go on behind another page, but must not call anybody back to this one.
      hasLeft.current = true
      joined.leave()
      tabs.current = null
      clearInterval(timer)
      window.removeEventListener('focus', listener)
      window.removeEventListener('beforeunload', guard)
      document.removeEventListener('visibilitychange', listener)
    }
  }, [attempt.id, tab, saver])

  return {
    slots,
    saving,
    contested,
    receipt,
    endsAt,
    ending,
    problem,
    respond,
    show,
    tellTime,
    submit,
    onZero,
    confirm: () => void saver.settled().then(resync),
    continueHere: saver.resume,
    keepStored: saver.letGo,
  }
}

function slotStateOf({ chosen, flagged, struck, seen }: Attempt['slots'][number]): SlotState {
  return { chosen, flagged, struck, seen, changedElsewhere: false }
}
