import type { PortingForPoa } from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import { isPrintable, ownerFields, type PoaOverride, unprintableField } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { GatheredPortings } from './gather-portings.js'
import { type DocumentGroup, groupForDocuments } from './group-for-documents.js'

export interface PoaDraftOptions {
  override: PoaOverride
  mitId: boolean
}

/**
 * What each document will say: one per donor, in the order of the donors' CPS codes.
 * Throws 422 on the field when a text could not be printed exactly as it is.
 */
export function draftDocuments(
  { issuer, clock, newId, newPortingCode }: Dependencies,
  gathered: GatheredPortings,
  { override, mitId }: PoaDraftOptions,
): PoaFacts[] {
  const groups = groupForDocuments(gathered, override)
  groups.forEach(assertPrintable)
  const issuedAt = clock().toISOString()
  return groups.map(({ donor, owner, portings }) => ({
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

function assertPrintable({ donor, owner, portings }: DocumentGroup): void {
  const refuse = (field: string) => {
    throw new ApiFailure(unprintableField(field))
  }
  for (const field of ownerFields)
    if (!isPrintable(owner[field] ?? '', { multiline: field === 'address' })) refuse(field)
  if (!isPrintable(donor.name)) refuse('operator')
  for (const { donorSimNumber = '', donorCustomerId = '' } of portings) {
    if (!isPrintable(donorSimNumber)) refuse('donorSimNumber')
    if (!isPrintable(donorCustomerId)) refuse('donorCustomerId')
  }
}
