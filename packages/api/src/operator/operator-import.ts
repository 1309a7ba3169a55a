import {
  type Actor,
  type AuditEntry,
  insertAuditEntries,
  inTransaction,
  listOperatorIds,
  lockOperators,
  upsertOperators,
} from '@telecomx/database'
import {
  mostOperators,
  type NewOperator,
  type Operator,
  operatorCreateErrors,
  operatorCreateInput,
  operatorImportErrors,
  type OperatorImportOutput,
} from '@telecomx/validation'
import { faultlessLines, type LineRules } from '../import/check-lines.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { asAudited, differingFrom, isEmpty } from '../procedure/differing-from.js'

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
    ? (await listOperatorIds(database, ids)).size
    : await inTransaction(database, async (trx) => {
        const before = await lockOperators(trx, ids)
        await upsertOperators(trx, operators)
        await insertAuditEntries(trx, actor, [
          ...operators.flatMap((operator) => entryOf(operator, before.get(operator._id))),
          {
            action: 'operator.import',
            objectType: 'operator',
            after: { created: operators.length - before.size, updated: before.size },
          },
        ])
        return before.size
      })
  return { success: true, dryRun, created: operators.length - known, updated: known }
}

/** What the import made of one operator; nothing when it is what it was. */
function entryOf(operator: NewOperator, before: Operator | undefined): AuditEntry[] {
  const { _id: objectId, ...facts } = operator
  const entry = { action: 'operator.import', objectType: 'operator', objectId } as const
  if (!before) return [{ ...entry, after: facts }]
  const { _id, version: _version, ...present } = before
  // An import replaces wholly: what a line leaves out is unset.
  const fields = Object.keys({ ...present, ...facts }) as (keyof typeof facts)[]
  const whole = Object.fromEntries(fields.map((field) => [field, facts[field] ?? null]))
  const differing = differingFrom(present, whole)
  return isEmpty(differing) ? [] : [{ ...entry, ...asAudited(present, differing) }]
}
