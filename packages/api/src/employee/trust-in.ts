import type { AddressTrust, Caller } from '@telecomx/database'
import { isAtLeast } from '@telecomx/validation'

/** A reseller or ADMIN answers for the addresses that they set. Source: docs/operations.md. */
export function trustIn({ accessLevel }: Caller): AddressTrust {
  return { isTrusted: isAtLeast(accessLevel, 'RESELLER') }
}
