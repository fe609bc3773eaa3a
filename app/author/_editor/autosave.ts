import { forgetOnDevice, keepOnDevice, sendDraft, type Edited, type Stored } from './draft-session.ts'

/** Well within a second, and not at every key. */
const PAUSE_MS = 500
const RETRY_MS = 3000

export type SaveState =
  | { at: 'unchanged' }
  | { at: 'waiting' | 'saving' }
  | { at: 'saved'; savedAt: string }
  | { at: 'device'; message: string }
  | { at: 'conflict'; stored: Stored }

type Text = Pick<Edited, 'source' | 'seq' | 'baseVersion'>

export type Autosave = ReturnType<typeof createAutosave>

/**
 * Keeps a text on this device at every change and on the server within a second, on top of the save it was made from.
 * When somebody else saved meanwhile, nothing is sent until a person decides.
 */
export function createAutosave(
  subject: Pick<Edited, 'kind' | 'subjectId'>,
  begun: Text,
  tell: (state: SaveState) => void,
) {
  let text = { ...begun }
  let isHalted = false
  let isSending = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function sendIn(milliseconds: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), milliseconds)
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    if (isHalted || isSending) return
    const sent = { ...text }
    isSending = true
    tell({ at: 'saving' })
    const reply = await sendDraft(subject, sent)
    isSending = false
    if (reply.at === 'conflict') {
      isHalted = true
      tell(reply)
      return
    }
    if (reply.at === 'unsaved') {
      tell({ at: 'device', message: reply.message })
      sendIn(RETRY_MS)
      return
    }
    text.seq = reply.seq
    if (text.source === sent.source) {
      forgetOnDevice(subject)
      tell(reply)
      return
    }
    // Typed on meanwhile: the next save stands on this one.
    keepOnDevice({ ...subject, ...text })
    sendIn(PAUSE_MS)
  }

  return {
    change(source: string) {
      if (source === text.source) return
      text.source = source
      keepOnDevice({ ...subject, ...text })
      if (isHalted) return
      tell({ at: 'waiting' })
      sendIn(PAUSE_MS)
    },
    /** Goes on with what a closed tab or a stopped server left on this device. */
    resume(kept: Text) {
      text = { ...kept }
      void send()
    },
    /** Goes on with `keep`, on top of what stands on the server. */
    decide(stored: Stored, keep: string) {
      text = { source: keep, seq: stored.seq, baseVersion: stored.baseVersion }
      isHalted = false
      if (keep !== stored.source) {
        void send()
        return
      }
      forgetOnDevice(subject)
      tell({ at: 'unchanged' })
    },
    /** Sends nothing by itself: a form sends the text, or a person is to decide. */
    halt() {
      clearTimeout(timer)
      isHalted = true
    },
    /** Goes on after a form has sent the text; `seq` of the save it made, if it made one. */
    release(seq: number | undefined) {
      isHalted = false
      if (seq === undefined) return
      text.seq = seq
      forgetOnDevice(subject)
      tell({ at: 'unchanged' })
    },
    /** The text as it is to be sent. */
    text: () => ({ ...text }),
    stop: () => clearTimeout(timer),
  }
}
