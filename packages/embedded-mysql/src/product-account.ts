import type { Connection } from 'mysql2/promise'

/** The product's schema on its own server, and the account that it works there as. */
export const PRODUCT_NAME = 'telecomx'

/**
 * Makes sure that the account is there, with every right on the product's schema and none on the server: no files, no
 * other schemas, no accounts. It has no password, as root has none: the socket's private folder protects both. An older
 * data folder gets it with the next start.
 */
export async function ensureProductAccount(root: Connection): Promise<void> {
  await root.query(`create user if not exists ${PRODUCT_NAME}@localhost`)
  await root.query(`grant all on ${PRODUCT_NAME}.* to ${PRODUCT_NAME}@localhost`)
}
