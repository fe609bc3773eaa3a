import 'server-only'
import {
  isDriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils'

/** Waits for everybody before, then answers with the function that lets the next one in. */
type Gate = () => Promise<() => void>

function createGate(): Gate {
  let last: Promise<void> = Promise.resolve()
  return async function enter() {
    const before = last
    let leave = () => {}
    last = new Promise((resolve) => {
      leave = resolve
    })
    await before
    return leave
  }
}

const BUSY_RETRIES_MS = [10, 25, 50, 100, 200]

/** Another process holds SQLite's write lock: nothing was written, so one statement may simply be tried again. */
async function retryWhileBusy<T>(run: () => Promise<T>): Promise<T> {
  for (const wait of BUSY_RETRIES_MS) {
    try {
      return await run()
    } catch (error) {
      if (!isDriverAdapterError(error) || error.cause.kind !== 'SocketTimeout') throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return run()
}

/**
 * One queue in front of Prisma's SQLite adapter, which shares a single connection and would run a plain query inside
 * somebody else's open transaction: when that rolled back, an acknowledged write was lost (docs/decisions/0002).
 * Plain queries wait for the gate; a transaction holds it until commit or rollback.
 */
export function gatedAdapter(factory: SqlDriverAdapterFactory, pragmas: string): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect()
      await adapter.executeScript(pragmas)
      return gateAround(adapter, createGate())
    },
  }
}

function gateAround(adapter: SqlDriverAdapter, enter: Gate): SqlDriverAdapter {
  // The gate is left while waiting for another process, so that reads go on meanwhile.
  function alone<T>(run: () => Promise<T>): Promise<T> {
    return retryWhileBusy(async () => {
      const leave = await enter()
      try {
        return await run()
      } finally {
        leave()
      }
    })
  }

  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => alone(() => adapter.queryRaw(query)),
    executeRaw: (query) => alone(() => adapter.executeRaw(query)),
    executeScript: (script) => alone(() => adapter.executeScript(script)),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: () => adapter.dispose(),
    async startTransaction(isolationLevel?: IsolationLevel) {
      const leave = await enter()
      try {
        return leavingAfter(await adapter.startTransaction(isolationLevel), leave)
      } catch (error) {
        leave()
        throw error
      }
    },
  }
}

function leavingAfter(transaction: Transaction, leave: () => void): Transaction {
  const isCommit = (query: SqlQuery) => query.sql.trim().toUpperCase() === 'COMMIT'

  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(query),
    async executeRaw(query) {
      try {
        return await transaction.executeRaw(query)
      } catch (error) {
        // A COMMIT refused (disk full, busy) leaves the shared connection inside the transaction: roll it back now,
        // or every later write would be acknowledged and never committed.
        if (isCommit(query))
          await transaction.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] }).catch(() => 0)
        throw error
      }
    },
    createSavepoint: (name) => transaction.createSavepoint?.(name) ?? Promise.resolve(),
    rollbackToSavepoint: (name) => transaction.rollbackToSavepoint?.(name) ?? Promise.resolve(),
    releaseSavepoint: (name) => transaction.releaseSavepoint?.(name) ?? Promise.resolve(),
    commit: () => transaction.commit().finally(leave),
    rollback: () => transaction.rollback().finally(leave),
  }
}
