import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from './env.ts'
import { log } from './log.ts'

/** Whether this installation can send mail; without it a new password goes through an administrator's link. */
export function canSendMail(): boolean {
  return env().smtpUrl !== null
}

/** The address at which a new password is chosen. */
export function resetLink(token: string): string {
  return `${ownAddress()}/reset/${token}`
}

/** The address under which a calendar reads somebody's plan. */
export function planLink(token: string): string {
  return `${ownAddress()}/api/v1/plan/${token}.ics`
}

function ownAddress(): string {
  const { appUrl, port } = env()
  return appUrl ?? `http://localhost:${port}`
}

/** Sends the link to choose a new password. A mail that cannot be sent is logged, and says nothing to who asked for it. */
export async function sendResetMail(to: string, token: string): Promise<void> {
  const { smtpUrl, mailFrom } = env()
  if (!smtpUrl) return
  try {
    await createTransport(smtpUrl).sendMail({
      from: mailFrom,
      to,
      subject: 'A new password for Pilot Light',
      text: `Somebody, perhaps you, asked for a new password for this address.

Open this link within an hour to choose one:
${resetLink(token)}

If it was not you, do nothing: your password stays as it is.
`,
    })
  } catch (error) {
    log().error({ error }, 'a reset mail could not be sent')
  }
}
