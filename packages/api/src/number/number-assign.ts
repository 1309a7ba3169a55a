import { findOperatorById, inTransaction, type NumberRange, upsertNumberRange } from '@telecomx/database'
import { numberAssignErrors, type NumberAssignOutput } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** Gives the numbers to an operator of the registry, whoever held them. */
export async function numberAssign(
  { database }: Dependencies,
  { from, to, operator }: NumberRange,
): Promise<NumberAssignOutput> {
  if (!(await findOperatorById(database, operator))) throw new ApiFailure(numberAssignErrors.operatorInvalid)
  await inTransaction(database, (trx) => upsertNumberRange(trx, { from, to, operator }))
  return { success: true, from, to, operator }
}
