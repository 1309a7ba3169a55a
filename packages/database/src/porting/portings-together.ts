import type { NumberType } from '@telecomx/validation'
import { parseJsonList } from '../query/json-list.js'
import type { Database, DatabaseTransaction } from '../schema.js'
import type { OpenPorting } from './open-portings.js'

/** A porting as it was when it was locked, with the facts by which its transitions are judged. */
export interface PortingToMove extends OpenPorting {
  customer: string
  /** CPS code of the donor. */
  operator: string
  numberType: NumberType
  voiceAccount: string
  requestedDate: Date | null
  /** What its stage says. */
  message: string | null
}

/**
 * Puts callers that change any of these portings in order, for as long as the transaction lasts: all lock them in the
 * order of their ids. Gives them in that order; what does not exist is not among them.
 */
export async function lockPortings(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
): Promise<PortingToMove[]> {
  const rows = await trx
    .selectFrom('porting')
    .select(['id', 'version', 'stage', 'number', 'additional_numbers', 'customer', 'operator'])
    .select(['number_type as numberType', 'voice_account as voiceAccount'])
    .select(['requested_date as requestedDate', 'stage_message as message'])
    .where('id', 'in', portingIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ number, additional_numbers: additional, ...porting }) => ({
    ...porting,
    numbers: [number, ...parseJsonList(additional)],
  }))
}

/**
 * The same for who changes what signed copies the portings have, or says something of one: on another node of a cluster
 * only one of them can commit.
 */
export async function lockPortingsAndCopies(
  trx: DatabaseTransaction,
  portingIds: readonly string[],
): Promise<PortingToMove[]> {
  const portings = await lockPortings(trx, portingIds)
  await trx
    .updateTable('porting')
    .set((column) => ({ copy_changes: column('copy_changes', '+', 1) }))
    .where('id', 'in', portingIds)
    .execute()
  return portings
}

/** Those of the others that stand on one document with the porting, whether ours or a signed copy. */
export async function listPortingsOfSameDocuments(
  database: Database,
  portingId: string,
  others: readonly string[],
): Promise<Set<string>> {
  const rows = await database
    .selectFrom('poa_document_porting as own')
    .innerJoin('poa_document_porting as other', 'other.document', 'own.document')
    .select('other.porting')
    .where('own.porting', '=', portingId)
    .where('other.porting', 'in', others)
    .union(
      database
        .selectFrom('signed_copy_porting as own')
        .innerJoin('signed_copy_porting as other', 'other.signed_copy', 'own.signed_copy')
        .select('other.porting')
        .where('own.porting', '=', portingId)
        .where('other.porting', 'in', others),
    )
    .execute()
  return new Set(rows.map(({ porting }) => porting))
}
