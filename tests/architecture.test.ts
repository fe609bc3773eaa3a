import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

/** Every file of the project, as git sees them, with its text. */
function sources(pattern: RegExp): [string, string][] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  return listed
    .split('\n')
    .filter((path) => pattern.test(path) && existsSync(path))
    .map((path) => [path, readFileSync(path, 'utf8')])
}

const matching = (pattern: RegExp, text: RegExp) =>
  sources(pattern).flatMap(([path, source]) => (text.test(source) ? [path] : []))

type Lock = { packages: Record<string, { version?: string; hasInstallScript?: boolean; resolved?: string }> }
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const floors = JSON.parse(readFileSync('security/floors.json', 'utf8')) as {
  floors: Record<string, string>
  banned: string[]
  installScripts: string[]
}
const installed = (name: string) =>
  Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`))

function isAtLeast(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((each) => each.split('-')[0]?.split('.').map(Number) ?? [])
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1
  return at === -1 || (a?.[at] ?? 0) > (b?.[at] ?? 0)
}

// Acceptance list A39.
test.each(Object.entries(floors.floors))('%s is at least %s', (name, floor) => {
  const found = installed(name)
  expect(found.length).toBeGreaterThan(0)
  for (const [path, { version = '0' }] of found)
    expect(isAtLeast(version, floor), `${path} ${version}`).toBe(true)
})

test.each(floors.banned)('%s is not installed', (name) => {
  expect(installed(name)).toEqual([])
})

test('no package runs a script while installing but the ones listed', () => {
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript)
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, '')).filter((name) => name !== '')
  expect([...new Set(names)].toSorted()).toEqual(floors.installScripts)
})

test('every direct dependency is pinned to one version, and the lockfile names no address', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+/)
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved)).toEqual([])
})

// Acceptance list A40.
test('the generated client is imported only in server/ and prisma/', () => {
  const importers = matching(
    /^(app|core|server|prisma|scripts|proxy|instrumentation).*\.tsx?$/,
    /prisma\/generated|from '@prisma\//,
  )
  expect(importers.length).toBeGreaterThan(2)
  expect(importers.filter((path) => !/^(server|prisma)\//.test(path))).toEqual([])
})

test('everything in server/ is marked server-only', () => {
  const unmarked = sources(/^server\/.*\.ts$/).filter(
    ([path, source]) => !source.includes("import 'server-only'") && !path.endsWith('check-worker.ts'),
  )
  expect(unmarked.map(([path]) => path)).toEqual([])
})

test('the environment is read in server/env.ts and by the build’s own switches', () => {
  const readers = matching(/^(app|core|server|proxy|instrumentation).*\.tsx?$/, /process\.env/)
  expect(readers.toSorted()).toEqual(['instrumentation.ts', 'proxy.ts', 'server/env.ts'])
})

// Acceptance list A41: the route's own words, or its tests, show that it authorises and parses.
test('every writing route goes through the origin check, reads its body by a schema and asks who it is', () => {
  const routes = sources(/^app\/api\/v1\/.*route\.ts$/)
  expect(routes.length).toBeGreaterThan(7)
  for (const [path, source] of routes) {
    expect(source, path).toContain('return answer(request')
    // A calendar has no cookie: its private link says who it is.
    expect(source, path).toMatch(
      /(currentStudent|studentToAnswer)\(request\.headers\)|studentOfFeed\(token\)/,
    )
    if (/function (POST|PUT|PATCH|DELETE)/.test(source)) expect(source, path).toContain('readBody(request')
  }
})

/** Forms for whoever has no account or no password yet; what each does to whom stands in docs/authz.md. */
const OPEN_FORMS = ['sign-in', 'sign-up', 'forgot', 'reset/[token]'].map((place) => `app/${place}/actions.ts`)

test('every server action parses its input by a strict schema and asks who it is', () => {
  const actions = matching(/^app\/.*\.tsx?$/, /^['"]use server['"]/m)
  expect(actions.length).toBeGreaterThan(5)
  for (const path of actions) {
    const source = readFileSync(path, 'utf8')
    const exported = source.match(/^export async function/gm)?.length
    expect(source.match(/\b(readForm|saveOf|saveOnDevice)\(/g)?.length, path).toBeGreaterThanOrEqual(
      exported ?? 0,
    )
    if (!OPEN_FORMS.includes(path)) expect(source, path).toContain('viewer(')
  }
  const schemas = matching(/^app\/.*(actions|fields)\.ts$/, /z\.object\(/)
  expect(schemas).toEqual([])
})

test('no route answers PATCH, which stands for methods that nothing has (server/odd-methods.ts)', () => {
  expect(matching(/^app\/.*route\.ts$/, /\bPATCH\b/)).toEqual([])
})

// Acceptance list A42.
test('HTML is put into pages in one place, and text is never run', () => {
  expect(matching(/^(app|core|server|scripts).*\.(tsx?|mjs)$/, /dangerouslySetInnerHTML/)).toEqual([
    'app/_components/prose.tsx',
  ])
  expect(
    matching(/^(app|core|server|scripts|prisma).*\.(tsx?|mjs)$/, /\beval\(|new Function\(|RawUnsafe\(/),
  ).toEqual([])
})

test('the arrows between the layers are errors, not advice', async () => {
  const eslint = new ESLint({
    overrideConfig: {
      languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*/*.ts', '*/*.tsx'] } } },
    },
  })
  const rulesBroken = async (filePath: string, code: string) => {
    const [result] = await eslint.lintText(code, { filePath })
    return result?.messages.map(({ ruleId }) => ruleId) ?? []
  }
  expect(await rulesBroken('core/x.ts', "import '#server/db.ts'\n")).toContain('no-restricted-imports')
  expect(await rulesBroken('core/x.ts', "import 'node:fs'\n")).toContain('no-restricted-imports')
  expect(await rulesBroken('core/x.ts', "import 'react'\n")).toContain('no-restricted-imports')
  expect(await rulesBroken('core/x.ts', 'export const at = Date.now()\n')).toContain('no-restricted-syntax')
  expect(await rulesBroken('core/x.ts', 'export const at = new Date()\n')).toContain('no-restricted-syntax')
  expect(await rulesBroken('core/x.ts', 'export const luck = Math.random()\n')).toContain(
    'no-restricted-syntax',
  )
  expect(await rulesBroken('server/x.ts', "import '#app/page.tsx'\n")).toContain('no-restricted-imports')
  expect(await rulesBroken('app/x.tsx', "import '../prisma/generated/client.ts'\n")).toContain(
    'no-restricted-imports',
  )
  expect(await rulesBroken('server/x.ts', 'export const at = new Date()\n')).toContain('no-restricted-syntax')
}, 60_000)
