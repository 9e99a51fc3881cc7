import type { LookupAddress, LookupOptions } from 'node:dns'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fetchable, isOpen } from '../../src/calendars/addresses.ts'
import { openOnly } from '../../src/calendars/download.ts'

describe('an address on the open internet', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '2a00:1450::1',
  ])('%s is', (address) => {
    expect(isOpen(address)).toBe(true)
  })

  test.each([
    ['this host', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.255.255.254'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['link-local, where clouds keep their secrets', '169.254.169.254'],
    ['documentation', '203.0.113.7'],
    ['benchmarks', '198.19.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 unspecified', '::'],
    ['IPv6 loopback', '::1'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6, in hexadecimal', '::ffff:7f00:1'],
    ['IPv4 in IPv6, even if open', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['NAT64 of loopback', '64:ff9b::7f00:1'],
    ['6to4 of loopback', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::'],
    ['unique local', 'fd00:ec2::254'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 link-local with its interface', 'fe80::1%eth0'],
    ['IPv6 multicast', 'ff02::1'],
    ['no address', 'localhost'],
  ])('is not %s (%s)', (_name, address) => {
    expect(isOpen(address)).toBe(false)
  })

  test('is never one of a private network, however it is written', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(octet, octet, octet, (b, c, d) => {
        for (const first of [0, 10, 127]) expect(isOpen(`${first}.${b}.${c}.${d}`)).toBe(false)
        expect(isOpen(`::ffff:${b}.${b}.${c}.${d}`)).toBe(false)
      }),
    )
  })
})

describe('an address to fetch from', () => {
  const allowed = ['http://127.0.0.1:4390', 'https://cloud.internal']

  test.each([
    [
      'https://calendar.google.com/calendar/ical/a%40b.c/private-1/basic.ics',
      'https://calendar.google.com/calendar/ical/a%40b.c/private-1/basic.ics',
    ],
    ['webcal://p12-caldav.icloud.com/published/2/x', 'https://p12-caldav.icloud.com/published/2/x'],
    ['  https://example.com/a.ics ', 'https://example.com/a.ics'],
    ['http://127.0.0.1:4390/a.ics', 'http://127.0.0.1:4390/a.ics'],
    ['https://cloud.internal/a.ics', 'https://cloud.internal/a.ics'],
  ])('%s is', (address, url) => {
    expect(fetchable(address, allowed)?.href).toBe(url)
  })

  test.each([
    'http://example.com/a.ics',
    'ftp://example.com/a.ics',
    'file:///etc/passwd',
    'example.com/a.ics',
    '',
    'https://user:secret@example.com/a.ics',
    'https://127.0.0.1/a.ics',
    'https://2130706433/a.ics',
    'https://0x7f.1/a.ics',
    'https://0177.0.0.1/a.ics',
    'https://[::1]/a.ics',
    'https://[::ffff:7f00:1]/a.ics',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:4391/a.ics',
    'http://user@127.0.0.1:4390/a.ics',
    'http://cloud.internal/a.ics',
  ])('%s is not', (address) => {
    expect(fetchable(address, allowed)).toBeUndefined()
  })
})

describe('a name', () => {
  const open = { address: '8.8.8.8', family: 4 }
  const loopback = { address: '127.0.0.1', family: 4 }

  test.each<[string, LookupAddress[], boolean]>([
    [
      'that means open addresses only is dialled at those',
      [open, { address: '2606:4700::1', family: 6 }],
      true,
    ],
    ['that means one closed address among others is refused', [open, loopback], false],
    ['that means nothing is refused', [], false],
  ])('%s', async (_name, addresses, passes) => {
    const answer = await dialled(addresses, { all: true })
    expect(answer).toEqual(passes ? addresses : 'refused')
  })

  test('is dialled at the first of its addresses where only one is asked for', async () => {
    expect(await dialled([open], {})).toEqual('8.8.8.8')
  })
})

/** What a connection would be made to, for a name that means `addresses`. */
function dialled(addresses: LookupAddress[], options: LookupOptions): Promise<unknown> {
  const resolver = (
    _host: string,
    _options: LookupOptions,
    done: (e: null, a: LookupAddress[]) => void,
  ) => done(null, addresses)
  // The overloads of dns.lookup are more than a test needs.
  const guarded = openOnly(resolver as Parameters<typeof openOnly>[0])
  return new Promise((resolve) => {
    guarded('calendar.example', options, (error, found) =>
      resolve(error === null ? found : 'refused'),
    )
  })
}
