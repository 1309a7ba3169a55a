import {
  type CustomerWithContact,
  type Database,
  findCustomerWithContact,
  listPortingsForPoa,
  type PortingForPoa,
} from '@telecomx/database'

/** The customer and every one of its portings that wants a power of attorney. */
export interface GatheredPortings {
  customer: CustomerWithContact
  /** Ordered by donor, then number. */
  portings: PortingForPoa[]
}

/** Two reads, however many portings there are; undefined when there is no such customer. */
export async function gatherPortings(
  database: Database,
  customerId: string,
): Promise<GatheredPortings | undefined> {
  const customer = await findCustomerWithContact(database, customerId)
  return customer && { customer, portings: await listPortingsForPoa(database, customerId) }
}

/** True when a document made from one would say something else than a document made from the other. */
export function factsDiffer(one: GatheredPortings, other: GatheredPortings | undefined): boolean {
  const facts = ({ customer, portings }: GatheredPortings) => JSON.stringify([customer.owner, portings])
  return other === undefined || facts(one) !== facts(other)
}
