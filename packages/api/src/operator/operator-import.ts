import { inTransaction, listOperatorIds, upsertOperators } from '@telecomx/database'
import {
  type NewOperator,
  operatorCreateErrors,
  operatorCreateInput,
  operatorImportErrors,
  type OperatorImportOutput,
} from '@telecomx/validation'
import { checkLines, type LineRules } from '../check-lines.js'
import type { Dependencies } from '../dependencies.js'

const rules: LineRules<NewOperator> = {
  schema: operatorCreateInput,
  rows: operatorCreateErrors,
  keyOf: (operator) => operator._id,
  twice: operatorCreateErrors.operatorExists,
  refusal: operatorImportErrors.faultyLines,
}

/** Creates the operators that are missing and replaces the others wholly, all of them or none. */
export async function operatorImport(
  { database }: Dependencies,
  { operators: lines, dryRun }: { operators: readonly unknown[]; dryRun: boolean },
): Promise<OperatorImportOutput> {
  const operators = await checkLines(lines, rules)
  const ids = operators.map((operator) => operator._id)
  const known = dryRun
    ? await listOperatorIds(database, ids)
    : await inTransaction(database, async (trx) => {
        const before = await listOperatorIds(trx, ids)
        await upsertOperators(trx, operators)
        return before
      })
  return { success: true, dryRun, created: operators.length - known.size, updated: known.size }
}
