import type { CustomerWithContact, Owner, PortingForPoa } from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import { type PoaOverride, writtenPhoneNumber } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

export interface PoaDraftOptions {
  override: PoaOverride
  mitId: boolean
}

/** Whose documents they are, and for what. */
export interface FactsToDraft {
  customer: Pick<CustomerWithContact, 'owner'>
  /** Ordered by donor. */
  portings: readonly PortingForPoa[]
}

/** What each document will say: one per donor, in the order of the donors' CPS codes. */
export function draftDocuments(
  { issuer, clock, newId, newPortingCode }: Dependencies,
  gathered: FactsToDraft,
  { override, mitId }: PoaDraftOptions,
): PoaFacts[] {
  const issuedAt = clock().toISOString()
  return groupForDocuments(gathered, override).map(({ donor, owner, portings }) => ({
    reference: newId(),
    portingCode: newPortingCode(),
    issuedAt,
    mitId,
    issuer: printedIssuer(issuer),
    donor,
    owner,
    portings: portings.map(printedFacts),
  }))
}

function printedIssuer(issuer: Dependencies['issuer']): PoaFacts['issuer'] {
  return { ...issuer, ...(issuer.phone && { phone: writtenPhoneNumber(issuer.phone) }) }
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

/** What one document is about. */
export interface DocumentGroup {
  donor: PortingForPoa['donor']
  owner: Owner
  /** The owner as the customer is recorded: another one where an override says so. */
  customer: Owner
  portings: PortingForPoa[]
}

/** One group per donor, which is as few as can be, in the order of the donors' CPS codes. */
export function groupForDocuments(
  { customer, portings }: FactsToDraft,
  override: PoaOverride,
): DocumentGroup[] {
  const owner = withOverride(customer.owner, override)
  const groups = new Map<string, DocumentGroup>()
  // The portings come ordered by donor.
  for (const porting of portings) {
    const group = groups.get(porting.donor.cpsCode)
    if (group) group.portings.push(porting)
    else
      groups.set(porting.donor.cpsCode, {
        donor: porting.donor,
        owner,
        customer: customer.owner,
        portings: [porting],
      })
  }
  return [...groups.values()]
}

/** Owner of the document: the customer, field by field replaced by what the override gives. */
function withOverride(owner: Owner, override: PoaOverride): Owner {
  const given = Object.entries(override).filter(([, value]) => value !== undefined)
  return { ...owner, ...Object.fromEntries(given) }
}
