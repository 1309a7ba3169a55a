import { BlockList, isIP, isIPv4 } from 'node:net'

/** More entries than any chain of proxies has; what stands further left is not looked at. */
const mostHops = 32

/**
 * The address that a request comes from, as far as it can be believed: the socket's own, and when that is a trusted
 * proxy's the one that it saw, by the right-most entries of `X-Forwarded-For`. What stands left of the first untrusted
 * address, or of an entry that is none, anybody can have written.
 */
export function callerAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxies: BlockList,
): string {
  let address = readAddress(peer ?? '') ?? 'unknown'
  const hops = (forwardedFor ?? '').split(',').slice(-mostHops)
  while (isTrusted(address, proxies)) {
    const hop = readAddress(hops.pop() ?? '')
    if (hop === undefined) break
    address = hop
  }
  return address
}

/** Addresses and networks (`10.0.0.0/8`) to compare with. */
export function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const isV6 = isIP(address) === 6
    list.addSubnet(address, Number(bits ?? (isV6 ? 128 : 32)), isV6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** What limits count together: an IPv4 address, or the /64 of an IPv6 address, which one subscriber has for himself. */
export function networkOf(address: string): string {
  return isIP(address) === 6 ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address
}

function isTrusted(address: string, proxies: BlockList): boolean {
  const version = isIP(address)
  return version !== 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** An address in one spelling, without the port that some proxies add; an IPv4 address inside of IPv6 is itself. */
function readAddress(text: string): string | undefined {
  const trimmed = text.trim()
  const bare =
    /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i.exec(trimmed)?.[1] ?? trimmed.replace(/^([\d.]+):\d{1,5}$/, '$1')
  if (isIPv4(bare)) return bare
  // A zone names an interface of one machine, and means nothing elsewhere.
  const [address = ''] = bare.split('%')
  if (isIP(address) !== 6) return undefined
  const groups = groupsOf(address)
  if (!/^(0:){5}ffff:/.test(groups.join(':'))) return groups.join(':')
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight groups of an IPv6 address, in lower case and without leading zeros. */
function groupsOf(address: string): string[] {
  // The URL standard's spelling has no dotted end and one `::` at most.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [before, after] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)]
  const missing = 8 - before.length - after.length
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after]
}
