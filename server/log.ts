import 'server-only'
import pino, { type Logger } from 'pino'

const kept = globalThis as typeof globalThis & { pilotLightLog?: Logger }

/** The log of this process: one JSON object a line on standard output, errors with their cause, never a body or a cookie. */
export function log(): Logger {
  kept.pilotLightLog ??= pino({
    level: 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.errWithCause },
    redact: ['*.password', '*.token', '*.cookie', '*.authorization'],
  })
  return kept.pilotLightLog
}
