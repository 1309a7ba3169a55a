import {
  type CustomerWithContact,
  type Database,
  findCustomerWithContact,
  listPortingsForPoa,
  type Owner,
  type PortingWantingPoa,
} from '@telecomx/database'

/** The customer and every one of its portings that wants a power of attorney. */
export interface GatheredPortings {
  customer: CustomerWithContact
  /** Ordered by donor, then number. */
  portings: PortingWantingPoa[]
}

/** Two reads, however many portings there are; undefined when there is no such customer. */
export async function gatherPortings(
  database: Database,
  customerId: string,
): Promise<GatheredPortings | undefined> {
  // In this order: documents that are made after the portings were read are seen, or count the portings' versions up.
  const portings = await listPortingsForPoa(database, customerId)
  const customer = await findCustomerWithContact(database, customerId)
  return customer && { customer, portings }
}

/** True when a document made from one would say something else than a document made from the other. */
export function factsDiffer(one: GatheredPortings, other: GatheredPortings): boolean {
  return printedOf(one) !== printedOf(other)
}

function printedOf({ customer, portings }: GatheredPortings): string {
  const facts = portings.map(({ version: _version, isFollowed: _isFollowed, ...printed }) => printed)
  return JSON.stringify([customer.owner, facts])
}

/** True when the owner is another, or called otherwise, than is printed. */
export function ownerDiffers(gathered: GatheredPortings, owner: Owner | undefined): boolean {
  return JSON.stringify(gathered.customer.owner) !== JSON.stringify(owner)
}
