import 'server-only'
import { stripVTControlCharacters } from 'node:util'
import pino, { type Logger } from 'pino'

const kept = globalThis as typeof globalThis & { pilotLightLog?: Logger }

/**
 * The log of this process: one JSON object a line on standard output. Errors with their cause, but no stack and no
 * query; never a body, a cookie, a password or a token.
 */
export function log(): Logger {
  kept.pilotLightLog ??= pino({
    level: 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: errorLine },
    redact: ['*.password', '*.token', '*.cookie', '*.authorization'],
  })
  return kept.pilotLightLog
}

/** Whatever else prints errors (the framework, a library) goes into the log like our own. */
export function takeOverConsole(): void {
  console.error = (...words: unknown[]) => {
    const error = words.find((word) => word instanceof Error)
    const said = words.filter((word) => typeof word === 'string').map(firstLine)
    log().error(error ? { error } : {}, said.join(' ').trim() || 'an error was printed')
  }
}

function firstLine(text: string): string {
  return stripVTControlCharacters(text).split('\n')[0] ?? ''
}

type ErrorLine = { type: string; message: string; code?: string; at?: string; cause?: ErrorLine }

/** What an error says, and the one place of our own it came from: enough to find it, and nothing of what was asked. */
export function errorLine(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const at = /\(?((?:server|core|app|\.next)[^\s()]*:\d+:\d+)\)?/.exec(error.stack ?? '')?.[1]
  return {
    type: error.name,
    message: lastLine(error.message),
    ...(code ? { code } : {}),
    ...(at ? { at } : {}),
    ...(error.cause === undefined ? {} : { cause: errorLine(error.cause) }),
  }
}

/** Prisma tells the failing call first and the reason last. */
function lastLine(message: string): string {
  return message.split('\n').findLast((line) => line.trim() !== '') ?? message
}
