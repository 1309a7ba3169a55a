import {
  type Actor,
  insertAuditEntry,
  inTransaction,
  listOperatorIds,
  upsertOperators,
} from '@telecomx/database'
import {
  mostOperators,
  type NewOperator,
  operatorCreateErrors,
  operatorCreateInput,
  operatorImportErrors,
  type OperatorImportOutput,
} from '@telecomx/validation'
import { faultlessLines, type LineRules } from '../import/check-lines.js'
import type { Dependencies } from '../procedure/dependencies.js'

export const operatorLineRules: LineRules<NewOperator> = {
  schema: operatorCreateInput,
  rows: operatorCreateErrors,
  keyOf: (operator) => operator._id,
  twice: operatorCreateErrors.operatorExists,
  most: mostOperators,
}

export interface OperatorImportRequest {
  /** Checked by `operatorLineRules`. */
  operators: readonly unknown[]
  dryRun: boolean
}

/** Creates the operators that are missing and replaces the others wholly, all of them or none. */
export async function operatorImport(
  { database }: Dependencies,
  actor: Actor,
  { operators: checked, dryRun }: OperatorImportRequest,
): Promise<OperatorImportOutput> {
  const operators = faultlessLines<NewOperator>(checked, operatorImportErrors.faultyLines)
  const ids = operators.map((operator) => operator._id)
  const known = dryRun
    ? await listOperatorIds(database, ids)
    : await inTransaction(database, async (trx) => {
        const before = await listOperatorIds(trx, ids)
        await upsertOperators(trx, operators)
        const after = { created: operators.length - before.size, updated: before.size }
        await insertAuditEntry(trx, actor, { action: 'operator.import', objectType: 'operator', after })
        return before
      })
  return { success: true, dryRun, created: operators.length - known.size, updated: known.size }
}
