import type { PortingForPoa } from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import type { PoaOverride } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import type { GatheredPortings } from './gather-portings.js'
import { groupForDocuments } from './group-for-documents.js'

export interface PoaDraftOptions {
  override: PoaOverride
  mitId: boolean
}

/** What each document will say: one per donor, in the order of the donors' CPS codes. */
export function draftDocuments(
  { issuer, clock, newId, newPortingCode }: Dependencies,
  gathered: GatheredPortings,
  { override, mitId }: PoaDraftOptions,
): PoaFacts[] {
  const issuedAt = clock().toISOString()
  return groupForDocuments(gathered, override).map(({ donor, owner, portings }) => ({
    reference: newId(),
    portingCode: newPortingCode(),
    issuedAt,
    mitId,
    issuer,
    donor,
    owner,
    portings: portings.map(printedFacts),
  }))
}

/** What one line of the document says; the donor stands at its head. */
export function printedFacts({
  numbers,
  numberType,
  donorSimNumber,
  donorCustomerId,
  requestedDate,
}: PortingForPoa) {
  return {
    numbers,
    numberType,
    ...(donorSimNumber !== undefined && { donorSimNumber }),
    ...(donorCustomerId !== undefined && { donorCustomerId }),
    ...(requestedDate !== undefined && { requestedDate }),
  }
}
