import {
  type Caller,
  type DatabaseTransaction,
  inTransaction,
  mayMove,
  movePortings,
  type PortingToMove,
} from '@telecomx/database'
import type { DocumentedError } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { assertOfEach, lockPortingsTogether, type PortingsTogether } from './lock-portings-together.js'

/** A transition that leads to one stage, and what a call of it demands beside its level. */
export interface StageChange {
  transition: Parameters<typeof movePortings>[2]
  /** Answered when one of the portings is in no stage that it leads on from. */
  stageWrong: DocumentedError
  /** What the new stage says. */
  message?: string
  /** Throws when the input does not fit the portings. */
  assertInput?: (portings: readonly PortingToMove[]) => void
  /** Throws when something else than their stages is in the way. */
  assertState?: (portings: readonly PortingToMove[], trx: DatabaseTransaction) => Promise<void> | void
}

/**
 * Moves a porting, and those that are named beside it, as the table of transitions says: all of them or none. Of two callers
 * at once the second finds what the first did.
 */
export async function changeStage(
  { database }: Dependencies,
  caller: Caller,
  together: PortingsTogether,
  { transition, stageWrong, message, assertInput, assertState }: StageChange,
): Promise<{ success: true }> {
  await inTransaction(database, async (trx) => {
    const portings = await lockPortingsTogether(trx, together)
    assertInput?.(portings)
    assertOfEach(portings, ({ stage }) => mayMove(stage, transition), stageWrong)
    await assertState?.(portings, trx)
    await movePortings(trx, portings, transition, {
      actor: caller,
      customerId: portings[0].customer,
      message: message ?? null,
      before: stagesOf(portings),
    })
  })
  return { success: true }
}

/** What the audit log tells of portings that are about to change. */
export function stagesOf(portings: readonly PortingToMove[]): { stage: string | string[] } {
  const [stage = '', ...others] = new Set(portings.map((porting) => porting.stage))
  return { stage: others.length > 0 ? [stage, ...others] : stage }
}
