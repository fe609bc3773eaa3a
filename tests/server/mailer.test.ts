import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { databaseFile, useDatabase } from '../support/database.ts'
import { createBrowser, signUpAs } from '../support/sign-in.ts'

useDatabase()

/** A mail server of our own on the loopback; answers with what it was handed. */
async function withMailServer(work: (url: string) => Promise<void>): Promise<string[]> {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString('utf8'))
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await work(`smtp://127.0.0.1:${port}`)
  await new Promise<void>((resolve) => server.close(resolve))
  return mails
}

async function ask(email: string, SMTP_URL: string) {
  const script = join(import.meta.dirname, '../support/reset-once.ts')
  const args = ['--conditions=react-server', '--import', 'tsx', script, email]
  const env = {
    ...process.env,
    SMTP_URL,
    MAIL_FROM: 'study@example.test',
    DATABASE_URL: `file:${databaseFile()}`,
  }
  return new Promise<string>((resolve) => {
    const child = spawn(process.execPath, args, { env })
    let said = ''
    child.stdout.on('data', (part: Buffer) => (said += part.toString()))
    child.on('exit', () => resolve(said))
  })
}

test('with a mailer a link is sent to who has an account, nothing to who has none, and both are told the same', async () => {
  await signUpAs(createBrowser(), 'ada@example.test')
  const said: string[] = []
  const mails = await withMailServer(async (url) => {
    said.push(await ask('ada@example.test', url), await ask('nobody@example.test', url))
  })
  expect(said[0]).toContain('true')
  expect(said[0]).toBe(said[1])
  expect(mails.length).toBe(1)
  expect(mails[0]).toMatch(/^From: study@example\.test/m)
  expect(mails[0]).toMatch(/^To: ada@example\.test/m)
  expect(mails[0]).toMatch(/http:\/\/localhost:3000\/reset\/\w{24}/)
})

test('a mail server that is down is logged and says nothing to who asked', async () => {
  await signUpAs(createBrowser(), 'ada@example.test')
  const said = await ask('ada@example.test', 'smtp://127.0.0.1:1')
  expect(said).toContain('true')
  expect(said).toContain('a reset mail could not be sent')
})
