import { defineConfig } from 'prisma/config'

// Prisma's command line wants to download a schema engine that `generate`, `validate` and `format` never use.
// Any existing executable satisfies the check; migrations run through the same engine as WebAssembly (prisma/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/pilot-light.db' },
})
