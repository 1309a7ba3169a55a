import { type DatabaseTransaction, listPortingsWithOrder, type PortingToMove } from '@telecomx/database'
import type { DocumentedError } from '@telecomx/validation'
import { assertOfEach } from './lock-portings-together.js'

/** Refuses, with that row, an answer of a donor that was contacted and has no order to answer. */
export function assertOrdersStand(row: DocumentedError) {
  return async (portings: readonly PortingToMove[], trx: DatabaseTransaction): Promise<void> => {
    const contacted = portings.filter(({ stage }) => stage === 'IN_DONOR_CONTACTED')
    if (contacted.length === 0) return
    const ordered = await listPortingsWithOrder(
      trx,
      contacted.map(({ id }) => id),
    )
    assertOfEach(contacted, ({ id }) => ordered.has(id), row)
  }
}
