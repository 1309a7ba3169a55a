import { type Actor, insertAuditEntry, insertOperator, inTransaction, isDuplicate } from '@telecomx/database'
import { firstVersion, type NewOperator, type Operator, operatorCreateErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { withoutUndefined } from '../procedure/without-undefined.js'

/** Adds an operator to the registry and answers it. 409 when its CPS code is taken, however close the race. */
export async function operatorCreate(
  { database }: Dependencies,
  actor: Actor,
  operator: NewOperator,
): Promise<Operator> {
  const created = { ...withoutUndefined(operator), version: firstVersion }
  try {
    await inTransaction(database, async (trx) => {
      await insertOperator(trx, created)
      const { _id: objectId, version: _, ...after } = created
      await insertAuditEntry(trx, actor, {
        action: 'operator.create',
        objectType: 'operator',
        objectId,
        after,
      })
    })
    return created
  } catch (error) {
    if (isDuplicate(error)) throw new ApiFailure(operatorCreateErrors.operatorExists, { cause: error })
    throw error
  }
}
