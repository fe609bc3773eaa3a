// For maintainers: node scripts/complete-lockfile.mjs
// `npm install` leaves packages for other platforms out of the lockfile when the registry it talks to does not carry
// them, and `npm ci` then refuses that lockfile everywhere. This adds the missing optional packages as npm itself
// would list them (version, os, cpu, libc), from what their parents ask for; npm verifies them where they are installed.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const OS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
}
const CPU = {
  arm: 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  loong64: 'loong64',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  x64: 'x64',
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const { packages } = lock
const added = []

for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isListed(parent, name)) continue
    const entry = { version, ...platformOf(name), ...(dev ? { dev: true } : {}), optional: true }
    if (!/^\d+\.\d+\.\d+/.test(version) || !(entry.os ?? entry.cpu))
      throw new Error(`${name}@${version} is no platform package: list it by hand`)
    packages[`node_modules/${name}`] = entry
    added.push(`${name}@${version}`)
  }
}

const root = packages['']
lock.packages = Object.fromEntries([
  ['', root],
  ...Object.entries(packages)
    .filter(([path]) => path !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1)),
])
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(added.length ? `Added ${added.join(', ')}\n` : 'Nothing is missing.\n')

/** Whether a package stands in any node_modules that its parent looks into. */
function isListed(parent, name) {
  for (let path = parent; ; path = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true
    if (path === '') return false
  }
}

function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = words.map((word) => OS[word]).find(Boolean)
  const cpu = words.map((word) => CPU[word]).find(Boolean)
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : null
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) }
}
