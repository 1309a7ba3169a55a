import { findOperatorById, inTransaction, updateOperator } from '@telecomx/database'
import { type Operator, type OperatorChanges, operatorUpdateErrors } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'

/** Changes what is given of an operator and answers the whole of it. 404 when there is none with that CPS code. */
export function operatorUpdate(
  { database }: Dependencies,
  cpsCode: string,
  changes: OperatorChanges,
): Promise<Operator> {
  return inTransaction(database, async (trx) => {
    await updateOperator(trx, cpsCode, changes)
    const operator = await findOperatorById(trx, cpsCode)
    if (!operator) throw new ApiFailure(operatorUpdateErrors.operatorNotFound)
    return operator
  })
}
