/** Which addresses a calendar may be fetched from: the open internet, and what the operator allows besides. */
import { BlockList, isIP } from 'node:net'

/**
 * What is not the open internet: the "not globally reachable" rows of the IANA special-purpose registries
 * (RFC 6890 and updates), multicast and the reserved rest.
 */
const CLOSED = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  // Open IPv6 is 2000::/3. The ranges inside it that lead elsewhere, or back to IPv4, follow.
  ipv6: [
    ['::', 3],
    ['4000::', 2],
    ['8000::', 1],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
} as const

// Two lists: one alone would compare IPv4 with IPv6 ranges too, and close all of it with `::/3`.
const closed4 = new BlockList()
const closed6 = new BlockList()
for (const [net, bits] of CLOSED.ipv4) closed4.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of CLOSED.ipv6) closed6.addSubnet(net, bits, 'ipv6')

/** Whether an IP address is on the open internet. IPv4 dressed as IPv6 is not, and what is no IP address is not. */
export function isOpen(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed4.check(address, 'ipv4')
    case 6:
      return !closed6.check(address, 'ipv6')
    default:
      return false
  }
}

/**
 * The address as a URL, if it is one to fetch from: https, or an origin the operator allows. `webcal:` is https.
 *
 * A user and password are refused: they would be kept and shown as part of the address.
 */
export function fetchable(address: string, allowedOrigins: readonly string[]): URL | undefined {
  const url = URL.parse(address.trim().replace(/^webcals?:/i, 'https:'))
  if (url === null || url.username !== '' || url.password !== '') return undefined
  if (allowedOrigins.includes(url.origin)) return url
  if (url.protocol !== 'https:') return undefined
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(literal) !== 0 && !isOpen(literal) ? undefined : url
}
