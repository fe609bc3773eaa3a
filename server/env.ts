import 'server-only'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIPv4, isIPv6 } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod'

const EnvironmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .startsWith('file:', 'names a SQLite file: file:./data/pilot-light.db')
    .default('file:./data/pilot-light.db'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'is the public address, for example https://study.example.org' })
    .optional(),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters: run `openssl rand -base64 32`').optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((proxy) => proxy.trim())
        .filter(Boolean),
    )
    .refine((list) => list.every(isProxy), 'is a list of addresses or networks: 10.0.0.7, 10.1.0.0/16'),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'is where mail is handed in, for example smtps://user:password@mail.example.org',
    })
    .optional(),
  MAIL_FROM: z.email('is the address mail comes from').optional(),
})

export type Environment = {
  databaseFile: string
  port: number
  appUrl: string | null
  /** Addresses this app answers for; a write from any other origin is refused. */
  ownOrigins: string[]
  secret: string
  trustedProxies: string[]
  /** Where mail is handed in; null when this installation sends none. */
  smtpUrl: string | null
  mailFrom: string
}

/** Reads and checks the environment; throws one message that lists everything wrong with it. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = EnvironmentSchema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new Error(`The environment is not usable:\n${problems.join('\n')}`)
  }
  const { DATABASE_URL, PORT, APP_URL, AUTH_SECRET, TRUSTED_PROXIES, SMTP_URL, MAIL_FROM } = parsed.data
  const databaseFile = resolve(DATABASE_URL.slice('file:'.length))
  const appUrl = APP_URL ? new URL(APP_URL).origin : null
  if (!AUTH_SECRET && appUrl && !isLocal(appUrl)) {
    throw new Error(
      'The environment is not usable:\n  AUTH_SECRET must be set when APP_URL is not localhost. Where people have studied before, use the content of data/auth-secret, or they are strangers; else run `openssl rand -base64 32`',
    )
  }
  if (AUTH_SECRET && isGuessable(AUTH_SECRET)) {
    throw new Error(
      'The environment is not usable:\n  AUTH_SECRET can be guessed. Make one with `openssl rand -base64 32`',
    )
  }
  if (SMTP_URL && !MAIL_FROM) {
    throw new Error(
      'The environment is not usable:\n  MAIL_FROM must be set when SMTP_URL is: the address mail comes from',
    )
  }
  return {
    databaseFile,
    port: PORT,
    appUrl,
    ownOrigins: appUrl ? [appUrl] : [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`],
    secret: AUTH_SECRET ?? keptSecret(join(dirname(databaseFile), 'auth-secret')),
    trustedProxies: TRUSTED_PROXIES,
    smtpUrl: SMTP_URL ?? null,
    mailFrom: MAIL_FROM ?? '',
  }
}

/** Few different characters, or what examples use: long enough, and no secret. */
function isGuessable(secret: string): boolean {
  return new Set(secret).size < 10 || /change.?me|your.?secret|better-auth-secret|placeholder/i.test(secret)
}

function isProxy(proxy: string): boolean {
  const [address = '', prefix, ...rest] = proxy.split('/')
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1
  const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)
  return bits > 0 && fits && rest.length === 0
}

function isLocal(origin: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)
}

/** On localhost the secret is made once and kept beside the database, so that a restart signs nobody out. */
function keptSecret(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dirname(file), { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}

let read: Environment | undefined

/** The environment of this process, read once. */
export function env(): Environment {
  read ??= readEnvironment(process.env)
  return read
}
