import type { Owner, PoaFactsRead } from '@telecomx/database'

/** True when a document made from one would say something else than a document made from the other. */
export function factsDiffer(one: PoaFactsRead, other: PoaFactsRead): boolean {
  return printedOf(one) !== printedOf(other)
}

function printedOf({ customer, portings }: PoaFactsRead): string {
  const facts = portings.map(({ version: _version, isFollowed: _isFollowed, ...printed }) => printed)
  return JSON.stringify([customer.owner, facts])
}

/** True when the owner is another, or called otherwise, than is printed. */
export function ownerDiffers(gathered: PoaFactsRead, owner: Owner | undefined): boolean {
  return JSON.stringify(gathered.customer.owner) !== JSON.stringify(owner)
}
