import 'server-only'
import { clientAddress } from './client-address.ts'
import { take } from './limits.ts'

/** Whether one more guest or account may be made now: for the site, and for its address where a trusted proxy tells it. */
export async function newPersonAllowed(requestHeaders: Headers): Promise<boolean> {
  const address = clientAddress(requestHeaders)
  if (address && !(await take('newPersonFrom', address)).ok) return false
  return (await take('newPerson', 'site')).ok
}
