import { isIPv6 } from 'node:net'

/** Where a HylaFAX server listens. */
export interface HylafaxServer {
  /** A name or an address; an IPv6 address without brackets. */
  readonly host: string
  /** Default 4559, the port that IANA gives to the HylaFAX client-server protocol. */
  readonly port?: number
}

const DEFAULT_PORT = 4559

/**
 * Reads `host` or `host:port`; an IPv6 address stands in brackets. Nothing else may be in it: the programs would take
 * what is before an `@` for a modem, and a leading dash for an option.
 *
 * @throws Error that says what is wrong
 */
export function parseHylafaxServer(text: string): Required<HylafaxServer> {
  const [, inBrackets, name, digits] = /^(?:\[(.*)\]|([^[\]:]*))(?::(.*))?$/.exec(text) ?? []
  const host = inBrackets ?? name ?? ''
  if (inBrackets === undefined ? !isHostName(host) : !isIPv6(host)) {
    throw new Error('The HylaFAX server must be a host such as fax.example, or host:port')
  }
  const port = digits === undefined ? DEFAULT_PORT : Number(digits)
  if (!/^\d{1,5}$/.test(digits ?? '0') || port < 1 || port > 65_535) {
    throw new Error('The port of the HylaFAX server must be a number from 1 to 65535')
  }
  return { host, port }
}

/** `host:port` as the programs take it. */
export function hylafaxServerText({ host, port = DEFAULT_PORT }: HylafaxServer): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

function isHostName(text: string): boolean {
  return text.length <= 253 && /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(text)
}
