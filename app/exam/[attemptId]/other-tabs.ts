type Word = { tab: string; did: 'took-over' | 'closed' }

/** Tabs of one browser tell each other at once; other devices learn it from the server. */
export function joinOtherTabs(attemptId: string, tab: string, onWord: (did: Word['did']) => void) {
  const channel = new BroadcastChannel(`pilot-light.exam.${attemptId}`)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.tab !== tab) onWord(data.did)
  }
  return {
    tell: (did: Word['did']) => channel.postMessage({ tab, did } satisfies Word),
    leave: () => channel.close(),
  }
}
