import { expect, test } from 'vitest'
import { createDeviceQueue, type DeviceStorage } from '#app/exam/[attemptId]/device-queue.ts'
import { createResponseSaver } from '#app/exam/[attemptId]/response-saver.ts'
import { savingWords, type SaveState } from '#app/exam/[attemptId]/save-state.ts'
import { fingerprint, type StoredSlot } from '#app/exam/[attemptId]/slot-response.ts'
import type { Refusal } from '#app/study/request-json.ts'

const MADE = '2026-11-24T12:00:00.000Z'

/** A device's storage, as several tabs and later pages share it. */
function createStorage(room = Infinity): DeviceStorage & { keys: () => string[] } {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (place) => [...held.keys()][place] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, text) {
      if (held.size >= room) throw new Error('QuotaExceededError')
      held.set(key, text)
    },
    removeItem: (key) => void held.delete(key),
    keys: () => [...held.keys()],
  }
}

const refused = (status: number, more: Partial<Refusal> = {}): Refusal => ({
  ok: false,
  status,
  code: 'unknown',
  message: 'No.',
  retryable: status === 0 || status === 429 || status >= 500,
  stored: undefined,
  retryAfterSeconds: null,
  ...more,
})

/** The server's rules for one attempt: `seq`, the lease, and whether it can be reached. */
function createServer(slots: number[]) {
  const stored = new Map(slots.map((slot) => [slot, blank(slot)]))
  const server = {
    stored,
    arrived: [] as string[],
    holder: '',
    isClosed: false,
    /** Answers given instead of doing anything, one for each request. */
    failures: [] as Refusal[],
    /** Requests that are done although their answer gets lost. */
    answersToLose: 0,
    write: (slot: number, chosen: string[]) =>
      stored.set(slot, { ...blank(slot), chosen, seq: (stored.get(slot)?.seq ?? 0) + 1 }),
    put(tab: string, response: StoredSlot) {
      const failure = server.failures.shift()
      if (failure) return failure
      if (server.isClosed) return refused(409, { code: 'closed' })
      const held = stored.get(response.slot) ?? blank(response.slot)
      if (server.holder !== tab) return refused(409, { code: 'elsewhere', stored: held })
      const isSame = fingerprint(held) === fingerprint(response)
      if (response.seq <= held.seq && !(isSame && response.seq === held.seq))
        return refused(409, { code: 'stale', stored: held })
      const { slot, chosen, flagged, struck, seq } = response
      stored.set(slot, { slot, chosen, flagged, struck, seq })
      server.arrived.push(`${slot}:${chosen.join('')}`)
      if (server.answersToLose-- > 0) return refused(0)
      return { ok: true as const, data: { seq, savedAt: MADE, secondsLeft: 60 } }
    },
    lease(tab: string) {
      const failure = server.failures.shift()
      if (failure) return failure
      if (server.isClosed) return refused(409, { code: 'closed' })
      server.holder = tab
      return { ok: true as const, data: [...stored.values()].map((each) => ({ ...each })) }
    },
  }
  return server
}

function blank(slot: number): StoredSlot {
  return { slot, chosen: [], flagged: false, struck: [], seq: 0 }
}

const answer = (chosen: string[]) => ({ chosen, flagged: false, struck: [] })

type Server = ReturnType<typeof createServer>

/** A page that shows the attempt as the server has it now; `person` and `storage` say on which device. */
function openTab(server: Server, storage: DeviceStorage, tab: string, person = 'ada') {
  const queue = createDeviceQueue(() => storage, person, 'attempt')
  const seen = {
    states: [] as SaveState[],
    found: [] as string[],
    contested: [] as string[],
    pauses: [] as number[],
    isClosed: false,
  }
  const saver = createResponseSaver({
    slots: [...server.stored.values()].map((each) => ({ ...each })),
    queue,
    put: ({ slot, chosen, flagged, struck, seq }) =>
      Promise.resolve(server.put(tab, { slot, chosen, flagged, struck, seq })),
    lease: () => Promise.resolve(server.lease(tab)),
    // Being slow takes longer than any test; a pause before another try is over at once.
    pause(ms) {
      if (ms === 2_500) return new Promise(() => {})
      seen.pauses.push(ms)
      return Promise.resolve()
    },
    time: () => MADE,
    onState: (state) => seen.states.push(state),
    onFound: (slot, { chosen }, where) => seen.found.push(`${slot}:${chosen.join('')} ${where}`),
    onContested: (contested) =>
      (seen.contested = contested.map(({ slot, chosen }) => `${slot}:${chosen.join('')}`)),
    onClosed: () => (seen.isClosed = true),
  })
  return { ...saver, queue, seen, words: () => savingWords(seen.states.at(-1) ?? nothing, true) }
}

const nothing: SaveState = { is: 'saved', at: null, unsaved: 0, isOnDevice: true }

/** What a device holds after answers that never left it: its page was closed while the server was away. */
function leaveQueued(server: Server, storage: DeviceStorage, answers: [number, string[]][], person = 'ada') {
  const queue = createDeviceQueue(() => storage, person, 'attempt')
  for (const [place, [slot, chosen]] of answers.entries())
    queue.write({
      ...answer(chosen),
      slot,
      basis: server.stored.get(slot)?.seq ?? 0,
      sent: [],
      order: place + 1,
      elapsedMs: 0,
      madeAt: MADE,
    })
}

test('a choice is on the device before it is sent, and gone from there once the server has it', async () => {
  const server = createServer([1])
  const storage = createStorage()
  const tab = openTab(server, storage, 'tab-one')
  tab.start()
  tab.save(1, answer(['b']), 0)
  expect(storage.keys()).toEqual(['pilot-light.exam.ada.attempt.1'])
  expect(server.arrived).toEqual([])
  await tab.settled()
  expect(server.arrived).toEqual(['1:b'])
  expect(storage.keys()).toEqual([])
  expect(tab.words()).toMatch(/^Saved \d\d:\d\d:\d\d$/)
})

test('a queue left by a closed page is shown and sent in the order of making, once each', async () => {
  const server = createServer([1, 2, 3])
  const storage = createStorage()
  leaveQueued(server, storage, [
    [3, ['c']],
    [1, ['a']],
    [2, ['b']],
  ])
  const tab = openTab(server, storage, 'tab-two')
  tab.start()
  await tab.settled()
  expect(tab.seen.found).toEqual(['3:c device', '1:a device', '2:b device'])
  expect(server.arrived).toEqual(['3:c', '1:a', '2:b'])
  expect(storage.keys()).toEqual([])
})

test('a slot that something waits for is known, so that showing it first stores no blank over it', async () => {
  const server = createServer([1, 2])
  const storage = createStorage()
  leaveQueued(server, storage, [[2, ['b']]])
  const tab = openTab(server, storage, 'tab-two')
  tab.start()
  expect([tab.holds(1), tab.holds(2)]).toEqual([false, true])
  await tab.settled()
  expect(tab.holds(2)).toBe(false)
})

test('of several choices in one slot while nothing can be sent, the last one is sent', async () => {
  const server = createServer([1])
  server.failures = [refused(0), refused(0)]
  const tab = openTab(server, createStorage(), 'tab-one')
  tab.start()
  for (const letter of ['a', 'b', 'c']) tab.save(1, answer([letter]), 0)
  await tab.settled()
  expect(server.arrived).toEqual(['1:c'])
})

test('without a connection it says how many answers the device keeps, and waits longer each time', async () => {
  const server = createServer([1, 2])
  server.failures = Array.from({ length: 6 }, () => refused(0))
  const tab = openTab(server, createStorage(), 'tab-one')
  tab.start()
  tab.save(1, answer(['a']), 0)
  tab.save(2, answer(['b']), 0)
  await tab.settled()
  expect(tab.seen.states.map((state) => savingWords(state, true))).toContain(
    'Offline: 2 answers are kept on this device',
  )
  expect(tab.seen.pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  expect(server.arrived).toEqual(['1:a', '2:b'])
})

test('a busy server’s Retry-After is waited for', async () => {
  const server = createServer([1])
  const tab = openTab(server, createStorage(), 'tab-one')
  tab.start()
  await tab.settled()
  server.failures = [refused(503, { retryAfterSeconds: 7 }), refused(429, { retryAfterSeconds: 1 })]
  tab.save(1, answer(['a']), 0)
  await tab.settled()
  expect(tab.seen.pauses).toEqual([7_000, 2_000])
  expect(server.arrived).toEqual(['1:a'])
})

test('an answer whose receipt got lost is recognised as one’s own: no conflict, nothing twice', async () => {
  const server = createServer([1])
  server.answersToLose = 1
  const storage = createStorage()
  const first = openTab(server, storage, 'tab-one')
  first.start()
  first.save(1, answer(['a']), 0)
  await first.settled()
  expect(server.stored.get(1)).toMatchObject({ chosen: ['a'], seq: 1 })
  expect(first.seen.contested).toEqual([])
  expect(storage.keys()).toEqual([])
})

test('after a lost receipt and a closed page, what was chosen later still counts as newer', async () => {
  const server = createServer([1])
  const storage = createStorage()
  server.write(1, ['a'])
  const queue = createDeviceQueue(() => storage, 'ada', 'attempt')
  const sent = [fingerprint(answer(['a']))]
  queue.write({ ...answer(['b']), slot: 1, basis: 0, sent, order: 1, elapsedMs: 0, madeAt: MADE })
  const tab = openTab(server, storage, 'tab-two')
  tab.start()
  await tab.settled()
  expect(server.stored.get(1)).toMatchObject({ chosen: ['b'], seq: 2 })
  expect(tab.seen.contested).toEqual([])
})

test('an older queue does not overwrite what is newer on the server: the person is asked', async () => {
  const server = createServer([1, 2])
  const storage = createStorage()
  leaveQueued(server, storage, [
    [1, ['a']],
    [2, ['b']],
  ])
  server.write(1, ['d'])
  const tab = openTab(server, storage, 'tab-two')
  tab.start()
  await tab.settled()
  expect(tab.seen.contested).toEqual(['1:a'])
  expect(tab.seen.found.at(-1)).toBe('1:d server')
  expect(server.arrived).toEqual(['2:b'])
  expect(storage.keys(), 'kept until it is decided').toEqual(['pilot-light.exam.ada.attempt.1'])

  tab.save(1, answer(['a']), 0)
  await tab.settled()
  expect(server.stored.get(1)).toMatchObject({ chosen: ['a'], seq: 2 })
  expect(tab.seen.contested).toEqual([])
  expect(storage.keys()).toEqual([])
})

test('keeping what is stored removes the other answer from the device', async () => {
  const server = createServer([1])
  const storage = createStorage()
  leaveQueued(server, storage, [[1, ['a']]])
  server.write(1, ['d'])
  const tab = openTab(server, storage, 'tab-two')
  tab.start()
  await tab.settled()
  tab.letGo(1)
  expect(storage.keys()).toEqual([])
  expect(server.stored.get(1)).toMatchObject({ chosen: ['d'] })
})

test('a stale tab’s blank never replaces an answer, and asks nobody', async () => {
  const server = createServer([1])
  const storage = createStorage()
  leaveQueued(server, storage, [[1, []]])
  server.write(1, ['d'])
  const tab = openTab(server, storage, 'tab-two')
  tab.start()
  await tab.settled()
  expect(server.stored.get(1)).toMatchObject({ chosen: ['d'] })
  expect(tab.seen.contested).toEqual([])
  expect(storage.keys()).toEqual([])
})

test('the newest tab writes; the older one becomes read only, and continues here with what was stored meanwhile', async () => {
  const server = createServer([1, 2])
  const storage = createStorage()
  const older = openTab(server, storage, 'tab-one')
  older.start()
  await Promise.resolve()
  const newer = openTab(server, storage, 'tab-two')
  newer.start()
  newer.save(1, answer(['b']), 0)
  await newer.settled()

  older.save(1, answer(['a']), 0)
  await expect.poll(older.halted).toBe('elsewhere')
  expect(older.words()).toMatch(/^Read only/)
  older.save(2, answer(['c']), 0)
  expect(server.arrived).toEqual(['1:b'])

  older.resume()
  await older.settled()
  expect(older.seen.contested).toEqual(['1:a'])
  expect(older.seen.found.at(-1)).toBe('1:b server')
  older.save(2, answer(['d']), 0)
  await older.settled()
  expect(server.arrived).toEqual(['1:b', '2:d'])
})

test('signed out, everything is kept on the device, and sent when the person is back', async () => {
  const server = createServer([1, 2])
  const storage = createStorage()
  const tab = openTab(server, storage, 'tab-one')
  tab.start()
  await tab.settled()
  server.failures = [refused(401)]
  tab.save(1, answer(['a']), 0)
  await expect.poll(tab.halted).toBe('signed-out')
  tab.save(2, answer(['b']), 0)
  expect(tab.words()).toBe('Signed out: 2 answers are kept on this device')
  expect(server.arrived).toEqual([])
  tab.resume()
  await tab.settled()
  expect(server.arrived).toEqual(['1:a', '2:b'])
})

test('on a shared computer the next person’s page neither sees nor sends the queue of the one before', async () => {
  const server = createServer([1])
  const storage = createStorage()
  leaveQueued(server, storage, [[1, ['a']]], 'ada')
  const tab = openTab(server, storage, 'tab-two', 'bob')
  tab.start()
  await tab.settled()
  expect(tab.seen.found).toEqual([])
  expect(server.arrived).toEqual([])
  expect(storage.keys()).toEqual(['pilot-light.exam.ada.attempt.1'])
})

test('what arrives after the end stays on the device', async () => {
  const server = createServer([1])
  const storage = createStorage()
  const tab = openTab(server, storage, 'tab-one')
  tab.start()
  await tab.settled()
  server.isClosed = true
  tab.save(1, answer(['a']), 0)
  await expect.poll(() => tab.seen.isClosed).toBe(true)
  expect(tab.queue.read()).toMatchObject([{ slot: 1, chosen: ['a'] }])
})

test('where the device keeps nothing, saving goes on and it is said', async () => {
  const server = createServer([1])
  const tab = openTab(server, createStorage(0), 'tab-one')
  tab.start()
  server.failures = [refused(0)]
  tab.save(1, answer(['a']), 0)
  expect(tab.seen.states.at(-1)?.isOnDevice).toBe(false)
  await tab.settled()
  expect(server.arrived).toEqual(['1:a'])
  expect(tab.queue.read()).toEqual([])
})

test('a slot that is refused for good does not hold up the others', async () => {
  const server = createServer([1, 2])
  const tab = openTab(server, createStorage(), 'tab-one')
  tab.start()
  await tab.settled()
  server.failures = [refused(400)]
  tab.save(1, answer(['z']), 0)
  tab.save(2, answer(['b']), 0)
  await expect.poll(() => server.arrived).toEqual(['2:b'])
  expect(tab.words()).toBe('Not saved: 1 answer is kept on this device. No.')
})

test.each([400, 403])(
  'a page that is refused as a whole (%i) says why, not that one is signed out, and sends later',
  async (status) => {
    const server = createServer([1])
    const tab = openTab(server, createStorage(), 'tab-one')
    server.failures = [refused(status, { message: 'Open this exam at its own address.' })]
    tab.start()
    tab.save(1, answer(['a']), 0)
    await expect.poll(tab.halted).toBe('refused')
    expect(tab.words()).toBe('Not saved: 1 answer is kept on this device. Open this exam at its own address.')
    expect(server.arrived).toEqual([])
    tab.resume()
    await tab.settled()
    expect(server.arrived).toEqual(['1:a'])
  },
)

test('what another version left under our name in the storage is passed over', () => {
  const storage = createStorage()
  for (const [slot, text] of ['not json', '{"slot":2}', 'null'].entries())
    storage.setItem(`pilot-light.exam.ada.attempt.${slot + 1}`, text)
  expect(createDeviceQueue(() => storage, 'ada', 'attempt').read()).toEqual([])
})

test('one request at a time, the latest of each slot last: any order of choices and failures ends the same on both sides', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const chance = sequence(seed)
    const server = createServer([1, 2, 3])
    const storage = createStorage()
    server.failures = Array.from({ length: chance(6) }, () => refused(chance(2) ? 0 : 503))
    server.answersToLose = chance(3)
    const last = new Map<number, string>()
    let tab = openTab(server, storage, 'tab-0')
    tab.start()
    for (let step = 1; step <= 12; step++) {
      const slot = 1 + chance(3)
      const letter = 'abcd'.charAt(chance(4))
      last.set(slot, letter)
      tab.save(slot, answer([letter]), 0)
      for (let turn = chance(8); turn > 0; turn--) await Promise.resolve()
      if (chance(4) > 0) continue
      // The page is closed and opened again.
      tab.stop('elsewhere')
      tab = openTab(server, storage, `tab-${step}`)
      tab.start()
    }
    await tab.settled()
    for (const [slot, letter] of last)
      expect(server.stored.get(slot)?.chosen, `seed ${seed}`).toEqual([letter])
    expect(tab.seen.contested, `seed ${seed}`).toEqual([])
    expect(storage.keys(), `seed ${seed}`).toEqual([])
  }
})

/** Repeatable numbers below a bound (Lehmer's generator). */
function sequence(seed: number) {
  let state = seed
  return (bound: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % bound
  }
}
