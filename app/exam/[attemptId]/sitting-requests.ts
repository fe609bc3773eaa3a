import type { AttemptView } from '#server/attempt-view.ts'
import { requestJson, type Reply } from '#app/study/request-json.ts'
import type { StoredSlot } from './slot-response.ts'

/** As the attempt travels: instants are ISO strings there. */
export type AttemptNow = Pick<AttemptView, 'secondsLeft' | 'phase' | 'slots' | 'stored'> & {
  lastSavedAt: string | null
}
type Saved = { seq: number; savedAt: string; secondsLeft: number }

/** The time left, and when by this page's monotonic clock it was asked for: a slow network makes the clock cautious. */
type OnTime = (secondsLeft: number, askedAt: number) => void

/** Every request of one sitting; each answer that tells the time passes it on. */
export function createSittingRequests(attemptId: string, tab: string, onTime: OnTime) {
  const base = `/api/v1/attempts/${attemptId}`

  async function timed<T extends { secondsLeft: number }>(request: Promise<Reply<T>>): Promise<Reply<T>> {
    const askedAt = performance.now()
    const reply = await request
    if (reply.ok) onTime(reply.data.secondsLeft, askedAt)
    return reply
  }

  return {
    read: () => timed(requestJson<AttemptNow>(base)),
    lease: () =>
      timed(requestJson<{ secondsLeft: number }>(`${base}/lease`, { method: 'POST', body: { tab } })),
    put: ({ slot, ...response }: StoredSlot & { elapsedMs: number }) =>
      timed(
        requestJson<Saved>(`${base}/responses/${slot}`, {
          method: 'PUT',
          body: { ...response, tab },
          keepalive: true,
        }),
      ),
    submit: () => requestJson(`${base}/submit`, { method: 'POST', body: {} }),
  }
}
