import {
  type Actor,
  findOperatorById,
  insertAuditEntry,
  inTransaction,
  lockOperator,
  updateOperator,
} from '@telecomx/database'
import { type Operator, type OperatorChanges, operatorUpdateErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { asAudited, differingFrom, isEmpty } from '../procedure/differing-from.js'
import { assertExpected, type ExpectedVersions } from '../procedure/expected-versions.js'

/**
 * Changes what is given of an operator and answers the whole of it. 404 when there is none with that CPS code, 409 when
 * it is in another state than expected.
 */
export function operatorUpdate(
  { database }: Dependencies,
  actor: Actor,
  cpsCode: string,
  changes: OperatorChanges,
  expected?: ExpectedVersions,
): Promise<Operator> {
  return inTransaction(database, async (trx) => {
    const operator = await lockOperator(trx, cpsCode)
    if (!operator) throw new ApiFailure(operatorUpdateErrors.operatorNotFound)
    assertExpected(operator.version, expected)
    const differing = differingFrom(operator, changes)
    if (isEmpty(differing)) return operator
    await updateOperator(trx, operator, differing)
    await insertAuditEntry(trx, actor, {
      action: 'operator.update',
      objectType: 'operator',
      objectId: cpsCode,
      ...asAudited(operator, differing),
    })
    return (await findOperatorById(trx, cpsCode)) ?? operator
  })
}
