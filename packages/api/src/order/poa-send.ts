import {
  type Caller,
  type CopyOfPorting,
  type DatabaseTransaction,
  inTransaction,
  listPortingsOfSameCopies,
  mayMove,
  movePortings,
  type PortingToMove,
} from '@telecomx/database'
import {
  type DocumentedError,
  poaSendErrors as errors,
  type PoaSendOutput,
  type PoaSendRecipient,
  portingOrderErrors,
  type PortingStage,
} from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { lockPortingsTogether, type PortingsTogether } from '../stage/lock-portings-together.js'
import { assertNoneRefused } from './assert-none-refused.js'
import { sendToDonor, sendToRecipient } from './send-copies.js'
import { findCopiesThatCount, judgeDonors } from './judge-portings.js'

export interface PoaSendRequest extends PortingsTogether {
  /** Undefined: the donor. */
  to: PoaSendRecipient | undefined
}

/**
 * Sends the approved signed copy to the donor by its own method, and moves all portings that it was filed for and that wait
 * for that; or sends it to somebody else, and moves none.
 */
export async function poaSend(
  dependencies: Dependencies,
  caller: Caller,
  request: PoaSendRequest,
): Promise<PoaSendOutput> {
  const sent = await inTransaction(dependencies.database, (trx) => send(trx, dependencies, caller, request))
  return { success: true, ...sent }
}

async function send(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  caller: Caller,
  { _id, portings, to }: PoaSendRequest,
): Promise<Omit<PoaSendOutput, 'success'>> {
  const together = [...portings, ...(await listPortingsOfSameCopies(trx, _id))]
  const locked = await lockPortingsTogether(trx, { _id, portings: together })
  const copies = await findCopiesThatCount(trx, locked)
  const donors = await judgeDonors(trx, locked, copies)
  const refusalOf = ({ id, stage }: PortingToMove) =>
    refusalOfCopy(copies.get(id)) ??
    (to ? undefined : (refusalOfStage(stage) ?? refusalOfDonor(donors.get(id))))
  const judged = locked.map((porting) => ({ porting, refusal: refusalOf(porting) }))
  const asked = new Set([_id, ...portings])
  assertNoneRefused(
    dependencies,
    caller,
    'porting.poaSend',
    judged.filter(({ porting }) => asked.has(porting.id)),
  )
  const askedCopies = new Set([...asked].map((id) => copies.get(id)?.signedCopy))
  const carried = judged.flatMap(({ porting, refusal }) => {
    const copy = copies.get(porting.id)
    // One that was once on a copy with them may stand on another by now, which nobody asked for.
    const isCarried = copy && !refusal && askedCopies.has(copy.signedCopy)
    return isCarried ? [{ porting, copy, isAsked: asked.has(porting.id) }] : []
  })
  if (to)
    return { deliveries: await sendToRecipient(trx, dependencies, { caller, carried, to }), portings: [] }
  const { deliveries, sent } = await sendToDonor(trx, dependencies, { caller, carried })
  await movePortings(trx, sent, 'poaSend', {
    actor: caller,
    customerId: locked[0].customer,
    message: null,
    details: { deliveries },
  })
  return { deliveries, portings: sent.map(({ id }) => id) }
}

function refusalOfStage(stage: PortingStage): DocumentedError | undefined {
  return mayMove(stage, 'poaSend') ? undefined : errors.stageWrong
}

function refusalOfDonor(row: DocumentedError | undefined): DocumentedError | undefined {
  return row === portingOrderErrors.holderUnknown ? errors.donorUnknown : row
}

function refusalOfCopy(copy: CopyOfPorting | undefined): DocumentedError | undefined {
  if (!copy) return errors.documentsMissing
  return copy.isApproved ? undefined : errors.copyNotApproved
}
