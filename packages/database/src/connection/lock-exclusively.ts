import type { DatabaseTransaction } from '../schema.js'

/**
 * Waits until nobody else has that turn, and has it for as long as the transaction lasts. On a cluster two may have it
 * on two nodes; then only one of them can commit, and the other runs again.
 */
export async function lockExclusively(
  trx: DatabaseTransaction,
  name: 'number.import' | 'customer.tree' | 'customer.import',
): Promise<void> {
  await trx
    .insertInto('turn')
    .values({ name, taken: 1 })
    .onDuplicateKeyUpdate((column) => ({ taken: column('taken', '+', 1) }))
    .execute()
}
