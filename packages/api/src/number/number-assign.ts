import {
  type Actor,
  findOperatorById,
  insertAuditEntry,
  inTransaction,
  lockNumberRange,
  type NumberRange,
  upsertNumberRange,
} from '@telecomx/database'
import { numberAssignErrors, type NumberAssignOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** Gives the numbers to an operator of the registry, whoever held them. */
export async function numberAssign(
  { database }: Dependencies,
  actor: Actor,
  { from, to, operator }: NumberRange,
): Promise<NumberAssignOutput> {
  if (!(await findOperatorById(database, operator))) throw new ApiFailure(numberAssignErrors.operatorInvalid)
  await inTransaction(database, async (trx) => {
    const holder = await lockNumberRange(trx, { from, to })
    await upsertNumberRange(trx, { from, to, operator })
    await insertAuditEntry(trx, actor, {
      action: 'number.assign',
      objectType: 'number',
      objectId: from,
      before: { operator: holder },
      after: { from, to, operator },
    })
  })
  return { success: true, from, to, operator }
}
