import type { DatabaseTransaction } from '../schema.js'

/** How many files of a porting wait for a person: filed for it and not reviewed, or uploaded to it and not matched. */
export async function countWaitingCopiesOfPorting(
  trx: DatabaseTransaction,
  portingId: string,
): Promise<number> {
  const filed = await trx
    .selectFrom('signed_copy_porting')
    .innerJoin('signed_copy', 'signed_copy.id', 'signed_copy_porting.signed_copy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('signed_copy_porting.porting', '=', portingId)
    .where('signed_copy.state', '=', 'RECEIVED')
    .executeTakeFirstOrThrow()
  const unmatched = await trx
    .selectFrom('signed_copy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('uploaded_to', '=', portingId)
    .where('state', '=', 'UNMATCHED')
    .executeTakeFirstOrThrow()
  return filed.count + unmatched.count
}

/** How many files of a customer wait for a person. */
export async function countWaitingCopiesOfCustomer(
  trx: DatabaseTransaction,
  customerId: string,
): Promise<number> {
  const { count } = await trx
    .selectFrom('signed_copy')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customer', '=', customerId)
    .where('state', 'in', ['UNMATCHED', 'RECEIVED'])
    .executeTakeFirstOrThrow()
  return count
}

/** How much of what came by e-mail is not matched. */
export async function sumUnmatchedMail(trx: DatabaseTransaction): Promise<{ files: number; bytes: number }> {
  const { files, bytes } = await trx
    .selectFrom('signed_copy')
    .select(({ fn }) => [fn.countAll<number>().as('files'), fn.sum<string | null>('size').as('bytes')])
    .where('state', '=', 'UNMATCHED')
    .where('source', '=', 'EMAIL')
    .executeTakeFirstOrThrow()
  return { files, bytes: Number(bytes ?? 0) }
}
