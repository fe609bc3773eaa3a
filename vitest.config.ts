import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    // `server-only` throws outside a React server; in tests the guard is an empty module.
    alias: { 'server-only': at('node_modules/server-only/empty.js') },
  },
  test: {
    env: { AUTH_SECRET: 'a secret for tests only, 32 characters' },
    setupFiles: [at('tests/support/fail-on-console-error.ts'), at('tests/support/same-chance.ts')],
    projects: [
      {
        extends: true,
        test: { name: 'core', include: ['tests/core/**/*.test.ts', 'tests/app/**/*.test.ts'] },
      },
      { extends: true, test: { name: 'content', include: ['tests/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: [at('tests/support/build-template-database.ts')],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
