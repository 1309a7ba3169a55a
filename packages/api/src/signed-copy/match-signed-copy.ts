import { isDeepStrictEqual } from 'node:util'
import {
  type DatabaseTransaction,
  type DocumentToSign,
  listCurrentOwners,
  lockPortingsAndCopies,
  mayMove,
  type PortingToMove,
} from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'

/** Why a document does not authorise a porting as it is now. */
export type Misfit = 'donor_changed' | 'owner_changed' | 'numbers_missing'

/** Portings of a document, locked, as far as its signature still holds for them. */
export interface MatchedPortings {
  /** Those that a signed copy is filed for: the document fits them, and they wait for one or have one. */
  toFile: PortingToMove[]
  /** Why the document is none for the others of its customer, by their ids. */
  misfits: Map<string, Misfit>
}

/**
 * Which portings a signed copy of the document is for: those that it was made for and, besides, the one that it was
 * uploaded to, where donor and owner are the same and it has all their numbers. Whether a later set replaced it does not
 * matter then.
 */
export async function matchPortings(
  trx: DatabaseTransaction,
  document: DocumentToSign,
  uploadedTo?: string,
): Promise<MatchedPortings> {
  const ids = new Set([...document.portings, ...(uploadedTo === undefined ? [] : [uploadedTo])])
  const locked = await lockPortingsAndCopies(trx, [...ids])
  const portings = locked.filter(({ customer }) => customer === document.customer)
  const facts = JSON.parse(document.facts) as PoaFacts
  const owners = await ownersOf(trx, portings)
  const printed = new Set(facts.portings.flatMap(({ numbers }) => numbers))
  const misfits = new Map<string, Misfit>()
  for (const porting of portings) {
    const misfit = misfitOf(porting, document, { printed, owner: facts.owner, owners })
    if (misfit) misfits.set(porting.id, misfit)
  }
  return { toFile: portings.filter((porting) => !misfits.has(porting.id) && takesCopies(porting)), misfits }
}

/** It waits for a signed copy, or has one and the donor has none. */
export function takesCopies({ stage }: Pick<PortingToMove, 'stage'>): boolean {
  return mayMove(stage, 'receivePoa') || mayMove(stage, 'documentDelete')
}

interface Printed {
  printed: ReadonlySet<string>
  owner: PoaFacts['owner']
  /** The owner that the current document of each porting names. */
  owners: ReadonlyMap<string, unknown>
}

function misfitOf(
  porting: PortingToMove,
  document: DocumentToSign,
  { printed, owner, owners }: Printed,
): Misfit | undefined {
  if (porting.operator !== document.operator) return 'donor_changed'
  if (!porting.numbers.every((number) => printed.has(number))) return 'numbers_missing'
  const isCurrent = !document.isReplaced && document.portings.includes(porting.id)
  if (isCurrent || isDeepStrictEqual(owners.get(porting.id), owner)) return undefined
  return 'owner_changed'
}

async function ownersOf(
  trx: DatabaseTransaction,
  portings: readonly PortingToMove[],
): Promise<Map<string, unknown>> {
  const rows = await listCurrentOwners(
    trx,
    portings.map(({ id }) => id),
  )
  return new Map(rows.map(({ porting, owner }) => [porting, JSON.parse(owner) as unknown]))
}
