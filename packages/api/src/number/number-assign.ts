import {
  type Actor,
  findOperatorById,
  followHolders,
  insertAuditEntry,
  inTransaction,
  lockNumberRange,
  type NumberRange,
  upsertNumberRange,
} from '@telecomx/database'
import { numberAssignErrors, type NumberAssignOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { logCalledOff } from './log-called-off.js'

/** Gives the numbers to an operator of the registry, whoever held them. */
export async function numberAssign(
  { database, issuer, log }: Dependencies,
  actor: Actor,
  { from, to, operator }: NumberRange,
): Promise<NumberAssignOutput> {
  if (!(await findOperatorById(database, operator))) throw new ApiFailure(numberAssignErrors.operatorInvalid)
  const action = 'number.assign' as const
  const ranges = [{ from, to, operator }]
  const followed = await inTransaction(database, async (trx) => {
    const holder = await lockNumberRange(trx, { from, to })
    await upsertNumberRange(trx, { from, to, operator })
    const changed = { ranges, replace: false, ownCpsCode: issuer.cpsCode, action }
    const moved = await followHolders(trx, actor, changed)
    await insertAuditEntry(trx, actor, {
      action,
      objectType: 'number',
      objectId: from,
      before: { operator: holder },
      after: { from, to, operator },
    })
    return moved
  })
  logCalledOff(log, followed)
  return { success: true, from, to, operator }
}
