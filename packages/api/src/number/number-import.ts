import { inTransaction, type NumberRange, upsertNumberRanges } from '@telecomx/database'
import {
  numberImportErrors,
  type NumberImportOutput,
  numberLine,
  numberLineErrors,
} from '@telecomx/validation'
import { checkLines, type LineRules } from '../check-lines.js'
import type { Dependencies } from '../dependencies.js'

const rules: LineRules<NumberRange> = {
  schema: numberLine,
  rows: numberLineErrors,
  keyOf: ({ from, to }) => from + to,
  twice: numberLineErrors.rangeTwice,
  refusal: numberImportErrors.faultyLines,
}

export interface NumberImportRequest {
  ranges: readonly unknown[]
  /** Entries that are not among the ranges go. */
  replace: boolean
  dryRun: boolean
}

/** Writes the ranges to the number table, all of them or none. */
export async function numberImport(
  { database }: Dependencies,
  { ranges: lines, replace, dryRun }: NumberImportRequest,
): Promise<NumberImportOutput> {
  const ranges = await checkLines(lines, rules)
  if (!dryRun) await inTransaction(database, (trx) => upsertNumberRanges(trx, ranges, { replace }))
  return { success: true, dryRun, imported: ranges.length }
}
