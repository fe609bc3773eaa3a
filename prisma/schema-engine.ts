import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
// By path: the package exports only an entry that imports `.wasm`, which Node 20 cannot.
import * as bindings from '../node_modules/@prisma/schema-engine-wasm/schema_engine_bg.js'

/** The folder of migrations, one folder each, applied in the order of their names. */
export const MIGRATIONS_DIR = join(import.meta.dirname, 'migrations')
const SCHEMA_FILE = join(import.meta.dirname, 'schema.prisma')
const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] }

let started: Promise<void> | undefined

/** Prisma's own schema engine as WebAssembly: Node 20 cannot import `.wasm`, so it is instantiated by hand, once. */
async function start(): Promise<void> {
  const file = join(import.meta.dirname, '../node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm')
  const compiled = await WebAssembly.compile(readFileSync(file))
  const { exports } = await WebAssembly.instantiate(compiled, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(exports)
  const begin: unknown = exports.__wbindgen_start
  if (isProcedure(begin)) begin()
}

function isProcedure(value: unknown): value is () => void {
  return typeof value === 'function'
}

/** The engine hands a whole migration to `executeRaw`, which takes one statement: a query without arguments is a script. */
function takingScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = adapter.executeRaw.bind(adapter)
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query)
    await adapter.executeScript(query.sql)
    return 0
  }
  return adapter
}

/** Runs `work` with an engine on the database in `file`; every connection it opened (it locks the file) is closed after. */
async function withEngine<T>(file: string, work: (engine: bindings.SchemaEngine) => Promise<T>): Promise<T> {
  started ??= start()
  await started
  const sqlite = new PrismaBetterSqlite3({ url: `file:${file}` }, { shadowDatabaseUrl: ':memory:' })
  const opened: SqlDriverAdapter[] = []
  // Off for good on these connections: a table rebuilt with foreign keys on would delete its cascading children,
  // and Prisma's own pragma in the script does nothing inside a transaction. migrate.ts checks all keys afterwards.
  async function keep(adapter: SqlDriverAdapter) {
    opened.push(adapter)
    await adapter.executeScript('PRAGMA foreign_keys=OFF')
    return takingScripts(adapter)
  }
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: sqlite.provider,
    adapterName: sqlite.adapterName,
    connect: async () => keep(await sqlite.connect()),
    connectToShadowDb: async () => keep(await sqlite.connectToShadowDb()),
  })
  const schema = readFileSync(SCHEMA_FILE, 'utf8')
  const engine = await bindings.SchemaEngine.new({ datamodels: [[SCHEMA_FILE, schema]] }, () => {}, adapter)
  try {
    return await work(engine)
  } finally {
    for (const connection of opened) await connection.dispose()
  }
}

/** Names of the migrations in `dir`, oldest first. */
export function migrationNames(dir = MIGRATIONS_DIR): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
}

function migrationList(dir: string) {
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(dir).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(dir, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

/** Applies to the database in `file` what it has not seen yet; answers with the names applied. */
export async function applyMigrations(file: string, dir = MIGRATIONS_DIR): Promise<string[]> {
  const input = { migrationsList: migrationList(dir), filters: NOTHING_EXTERNAL }
  const output = await withEngine(file, (engine) => engine.applyMigrations(input))
  return output.appliedMigrationNames
}

/** The SQL that leads from the migrations to schema.prisma; empty text when they agree. */
export async function missingMigration(): Promise<string> {
  const { stdout } = await withEngine(':memory:', (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrationList(MIGRATIONS_DIR) },
      to: {
        tag: 'schemaDatamodel',
        files: [{ path: SCHEMA_FILE, content: readFileSync(SCHEMA_FILE, 'utf8') }],
      },
      script: true,
      exitCode: null,
      filters: NOTHING_EXTERNAL,
    }),
  )
  return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
}
