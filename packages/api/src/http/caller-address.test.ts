import { describe, expect, it } from 'vitest'
import { callerAddress, networkList, networkOf } from './caller-address.js'

const proxies = networkList(['10.0.0.0/8', '192.0.2.7', 'fd00::/8'])
const [proxy, caller, forged] = ['10.1.2.3', '198.51.100.7', '203.0.113.9']

describe('the caller’s address', () => {
  it.each<[title: string, peer: string | undefined, forwarded: string | undefined, expected: string]>([
    ['is the socket’s', caller, undefined, caller],
    ['is the socket’s, whatever a stranger says', caller, forged, caller],
    ['is what a trusted proxy saw', proxy, caller, caller],
    [
      'is the right-most of several: what stands left of it the caller wrote',
      proxy,
      `${forged}, ${caller}`,
      caller,
    ],
    [
      'is the first untrusted one behind a chain of proxies',
      proxy,
      `${forged}, ${caller}, 192.0.2.7, 10.9.9.9`,
      caller,
    ],
    ['is the proxy’s own when it says nothing', proxy, undefined, proxy],
    ['is the proxy’s own when it says an empty text', proxy, '', proxy],
    ['is the left-most when all are proxies', proxy, '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    ['stops at what is no address', proxy, `${forged}, unknown, 10.0.0.2`, '10.0.0.2'],
    ['stops at a name', proxy, 'evil.example', proxy],
    ['stops at an empty entry', proxy, `${forged},`, proxy],
    ['stops at a number that is no address', proxy, '1', proxy],
    ['stops at an octal form', proxy, '0300.0.2.1', proxy],
    ['stops at a line of 100,000 commas', proxy, `${forged}${','.repeat(100_000)}`, proxy],
    [
      'is found past no more than 32 proxies',
      proxy,
      [forged, ...Array.from({ length: 40 }, () => proxy)].join(),
      proxy,
    ],
    ['has no port', proxy, `${caller}:51234`, caller],
    ['has no brackets and no port, of IPv6', proxy, '[2001:db8::1]:443', '2001:db8:0:0:0:0:0:1'],
    ['has one spelling, of IPv6', proxy, '2001:0DB8:0:0::0001', '2001:db8:0:0:0:0:0:1'],
    ['is IPv4 when it is one inside of IPv6', '::ffff:198.51.100.7', undefined, caller],
    ['is IPv4 when it is one inside of IPv6, in hexadecimal', proxy, '::FFFF:c633:6407', caller],
    ['a trusted proxy’s is known inside of IPv6, too', `::ffff:${proxy}`, caller, caller],
    ['a trusted proxy’s may be IPv6', 'fd12::1', caller, caller],
    ['has no zone', 'fe80::1%eth0', undefined, 'fe80:0:0:0:0:0:0:1'],
    ['of a socket that is gone is nobody’s', undefined, caller, 'unknown'],
  ])('%s', (_title, peer, forwarded, expected) => {
    expect(callerAddress(peer, forwarded, proxies)).toBe(expected)
  })

  it('is the socket’s where no proxy is trusted', () => {
    expect(callerAddress(proxy, caller, networkList([]))).toBe(proxy)
  })
})

describe('the network of an address', () => {
  it.each([
    [caller, caller],
    ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7::/64'],
    ['2001:db8:0:7:ffff:0:0:1', '2001:db8:0:7::/64'],
    ['unknown', 'unknown'],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
