import type { Owner, PortingForPoa } from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import { isPrintable, ownerFields, type PoaOverride, unprintableField } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import type { GatheredPortings } from './gather-portings.js'

export interface PoaDraftOptions {
  override: PoaOverride
  mitId: boolean
}

/**
 * What each document will say: one per donor, which is as few as can be, in the order of the donors' CPS codes.
 * Throws 422 on the field when a text could not be printed exactly as it is.
 */
export function draftDocuments(
  { issuer, clock, newId, newPortingCode }: Dependencies,
  { customer, portings }: GatheredPortings,
  { override, mitId }: PoaDraftOptions,
): PoaFacts[] {
  const owner = withOverride(customer.owner, override)
  assertPrintable(owner, portings)
  const issuedAt = clock().toISOString()
  return groupByDonor(portings).map((group) => ({
    reference: newId(),
    portingCode: newPortingCode(),
    issuedAt,
    mitId,
    issuer,
    donor: group[0].donor,
    owner,
    portings: group.map(printedFacts),
  }))
}

/** Owner of the document: the customer, field by field replaced by what the override gives. */
function withOverride(owner: Owner, override: PoaOverride): Owner {
  const given = Object.entries(override).filter(([, value]) => value !== undefined)
  return { ...owner, ...Object.fromEntries(given) }
}

/** What one line of the document says; the donor stands at its head. */
function printedFacts({
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

/** One group per donor; the portings come ordered by donor. */
function groupByDonor(portings: readonly PortingForPoa[]): [PortingForPoa, ...PortingForPoa[]][] {
  const groups = new Map<string, [PortingForPoa, ...PortingForPoa[]]>()
  for (const porting of portings) {
    const group = groups.get(porting.donor.cpsCode)
    if (group) group.push(porting)
    else groups.set(porting.donor.cpsCode, [porting])
  }
  return [...groups.values()]
}

function assertPrintable(owner: Owner, portings: readonly PortingForPoa[]): void {
  const refuse = (field: string) => {
    throw new ApiFailure(unprintableField(field))
  }
  for (const field of ownerFields)
    if (!isPrintable(owner[field] ?? '', { multiline: field === 'address' })) refuse(field)
  for (const { donor, donorSimNumber = '', donorCustomerId = '' } of portings) {
    if (!isPrintable(donor.name)) refuse('operator')
    if (!isPrintable(donorSimNumber)) refuse('donorSimNumber')
    if (!isPrintable(donorCustomerId)) refuse('donorCustomerId')
  }
}
