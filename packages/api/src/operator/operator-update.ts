import { findOperatorById, inTransaction, lockOperator, updateOperator } from '@telecomx/database'
import { type Operator, type OperatorChanges, operatorUpdateErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { differingFrom, isEmpty } from '../procedure/differing-from.js'
import { assertExpected, type ExpectedVersions } from '../procedure/expected-versions.js'

/**
 * Changes what is given of an operator and answers the whole of it. 404 when there is none with that CPS code, 409 when
 * it is in another state than expected.
 */
export function operatorUpdate(
  { database }: Dependencies,
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
    return (await findOperatorById(trx, cpsCode)) ?? operator
  })
}
