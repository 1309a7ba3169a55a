import type { Owner, PortingForPoa } from '@telecomx/database'
import type { PoaOverride } from '@telecomx/validation'
import type { GatheredPortings } from './gather-portings.js'

/** What one document is about. */
export interface DocumentGroup {
  donor: PortingForPoa['donor']
  owner: Owner
  portings: PortingForPoa[]
}

/** One group per donor, which is as few as can be, in the order of the donors' CPS codes. */
export function groupForDocuments(
  { customer, portings }: GatheredPortings,
  override: PoaOverride,
): DocumentGroup[] {
  const owner = withOverride(customer.owner, override)
  const groups = new Map<string, DocumentGroup>()
  // The portings come ordered by donor.
  for (const porting of portings) {
    const group = groups.get(porting.donor.cpsCode)
    if (group) group.portings.push(porting)
    else groups.set(porting.donor.cpsCode, { donor: porting.donor, owner, portings: [porting] })
  }
  return [...groups.values()]
}

/** Owner of the document: the customer, field by field replaced by what the override gives. */
function withOverride(owner: Owner, override: PoaOverride): Owner {
  const given = Object.entries(override).filter(([, value]) => value !== undefined)
  return { ...owner, ...Object.fromEntries(given) }
}
