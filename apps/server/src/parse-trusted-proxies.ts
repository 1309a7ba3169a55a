import { isIP } from 'node:net'

/**
 * The addresses and networks (`10.0.0.0/8`, `fd00::/8`) with commas between whose word about who calls is believed; none
 * of an empty text.
 *
 * @throws Error with a sentence that counts the entries and holds none.
 */
export function parseTrustedProxies(text: string): string[] {
  if (text.trim() === '') return []
  const entries = text.split(',').map((entry) => entry.trim())
  const wrong = entries.findIndex((entry) => !isNetwork(entry))
  if (wrong === -1) return entries
  throw new Error(`entry ${wrong + 1} is neither an IP address nor a network such as 10.0.0.0/8 or fd00::/8`)
}

function isNetwork(entry: string): boolean {
  const [, address = '', bits] = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? []
  const version = isIP(address)
  if (version === 0) return false
  // Of everybody nobody is a proxy: whoever calls could say who calls.
  return bits === undefined || (Number(bits) >= 1 && Number(bits) <= (version === 6 ? 128 : 32))
}
