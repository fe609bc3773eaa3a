import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** What the web's own Request refuses to be made with: the framework answers these with 500 before any code of ours runs. */
const ODD = ['TRACE', 'TRACK', 'CONNECT']

/** A method that no route here has; a test makes sure of it. */
const NOBODYS = 'PATCH'

/** Lets odd methods be answered like any other that a route does not have: 405. */
export function refuseOddMethods(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.method && ODD.includes(request.method.toUpperCase())) request.method = NOBODYS
  })
}
