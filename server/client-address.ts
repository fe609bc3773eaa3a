import 'server-only'
import { BlockList, isIP, isIPv6 } from 'node:net'
import { env } from './env.ts'

/**
 * Where a request came from, by the proxies named in TRUSTED_PROXIES: the last address in X-Forwarded-For that none of
 * them has. Null without such proxies, since anybody can write that header.
 */
export function clientAddress(requestHeaders: Headers): string | null {
  const { trustedProxies } = env()
  if (trustedProxies.length === 0) return null
  const trusted = listOf(trustedProxies)
  const hops = (requestHeaders.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return hops.findLast((hop) => isIP(hop) !== 0 && !trusted.check(hop, familyOf(hop))) ?? null
}

function listOf(proxies: string[]): BlockList {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/')
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return list
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
