import { type Caller, findOperatorById } from '@telecomx/database'
import { operatorGetErrors, operatorVisibleTo, type VisibleOperator } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** The operator as far as the caller may see it. */
export async function operatorGet(
  { database }: Dependencies,
  { accessLevel }: Caller,
  cpsCode: string,
): Promise<VisibleOperator> {
  const operator = await findOperatorById(database, cpsCode)
  if (!operator) throw new ApiFailure(operatorGetErrors.operatorNotFound)
  return operatorVisibleTo(accessLevel, operator)
}
