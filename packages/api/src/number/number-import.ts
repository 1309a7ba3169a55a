import {
  type Actor,
  followHolders,
  insertAuditEntry,
  inTransaction,
  type NumberRange,
  upsertNumberRanges,
} from '@telecomx/database'
import {
  mostRanges,
  numberImportErrors,
  type NumberImportOutput,
  numberLine,
  numberLineErrors,
} from '@telecomx/validation'
import { faultlessLines, type LineRules } from '../import/check-lines.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { logCalledOff } from './log-called-off.js'
import { ordinaryNumberLine } from './ordinary-number-line.js'

export const numberLineRules: LineRules<NumberRange> = {
  // A plain object: what the schema's two halves are merged into takes four times the memory.
  schema: numberLine.transform(({ from, to, operator }) => ({ from, to, operator })),
  ordinary: ordinaryNumberLine,
  rows: numberLineErrors,
  // A single number, as most are, is its key as it stands.
  keyOf: ({ from, to }) => (from === to ? from : from + to),
  twice: numberLineErrors.rangeTwice,
  most: mostRanges,
}

export interface NumberImportRequest {
  /** Checked by `numberLineRules`. */
  ranges: readonly unknown[]
  /** Entries that are not among the ranges go. */
  replace: boolean
  dryRun: boolean
}

/** Writes the ranges to the number table, all of them or none. */
export async function numberImport(
  { database, issuer, log }: Dependencies,
  actor: Actor,
  { ranges: checked, replace, dryRun }: NumberImportRequest,
): Promise<NumberImportOutput> {
  const ranges = faultlessLines<NumberRange>(checked, numberImportErrors.faultyLines)
  const imported = ranges.length
  if (!dryRun) {
    const followed = await inTransaction(database, async (trx) => {
      await upsertNumberRanges(trx, ranges, { replace })
      const action = 'number.import'
      const changed = { ranges, replace, ownCpsCode: issuer.cpsCode, action } as const
      const { moved, ...rest } = await followHolders(trx, actor, changed)
      const after = { imported, replace, portings: moved }
      await insertAuditEntry(trx, actor, { action, objectType: 'number', after })
      return { moved, ...rest }
    })
    logCalledOff(log, followed)
  }
  return { success: true, dryRun, imported }
}
