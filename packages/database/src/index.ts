export { connectDatabase, type ConnectOptions } from './connect.js'
export { createDatabase } from './create-database.js'
export { parseDatabaseUrl } from './database-url.js'
export { DatabaseDeadlineError } from './guarded-pool.js'
export * from './in-transaction.js'
export * from './list-portings.js'
export { migrate } from './migrate.js'
export type {
  Database,
  DatabaseTransaction,
  Language,
} from './schema.js'
export * from './customers.js'
export * from './deliveries.js'
export { type DonorRules, insertOperator, listDonorRules, readSmallestOperator } from './operators.js'
export * from './poa-documents.js'
export * from './portings.js'
export * from './seed.js'
export * from './tokens.js'
export * from './visibility.js'
