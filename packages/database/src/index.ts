export * from './audit/audit-log.js'
export { listAuditLog, type ListedAuditEntry } from './audit/list-audit-log.js'
export { countOtherSessions } from './backup/count-other-sessions.js'
export { type Invariant, listBreaches } from './backup/list-breaches.js'
export { assertRestored, restoreBackup, type RestoreSummary } from './backup/restore-backup.js'
export { type BackupSummary, writeBackup } from './backup/write-backup.js'
export {
  connectDatabase,
  type ConnectOptions,
  createDatabase,
  databaseForTenant,
} from './connection/connect.js'
export { DatabaseDeadlineError } from './connection/connection-places.js'
export { parseDatabaseUrl } from './connection/database-url.js'
export { listDurabilityFaults } from './connection/durability-faults.js'
export { inTransaction } from './connection/in-transaction.js'
export { lockExclusively } from './connection/lock-exclusively.js'
export { listNewerMigrations, migrate, type MigrateOptions } from './connection/migrate.js'
export { whileUnavailable } from './connection/read-back.js'
export { writeReadiness } from './connection/readiness.js'
export { errnoOf, isDuplicate, serverErrorOf } from './connection/server-errors.js'
export type { ServerErrorName, UnavailableReason } from './connection/server-errors.js'
export {
  ChangedMeanwhileError,
  DatabaseUnavailableError,
  OutcomeUnknownError,
} from './connection/transaction-errors.js'
export { isUnavailable, unavailableReason } from './connection/unavailable-reason.js'
export * from './customer/customer-tree.js'
export {
  type CustomerWithContact,
  findCustomerWithContact,
  lockOwner,
  type OwnAddress,
  type Owner,
} from './customer/customer-with-contact.js'
export * from './customer/customers.js'
export * from './customer/named-customers.js'
export * from './customer/visibility.js'
export * from './delivery/bounced-deliveries.js'
export * from './delivery/deliveries.js'
export * from './delivery/list-deliveries.js'
export * from './delivery/other-recipients.js'
export * from './employee/employee-with-customer.js'
export * from './employee/employees.js'
export * from './mailbox/list-received-mails.js'
export * from './mailbox/mailboxes.js'
export * from './mailbox/received-mails.js'
export * from './number/find-holder.js'
export * from './number/number-ranges.js'
export * from './order/claim-order.js'
export * from './order/donor-deliveries.js'
export * from './order/orders.js'
export * from './order/portings-to-order.js'
export * from './order/signed-copies-of-portings.js'
export * from './operator/operators.js'
export * from './poa/documents-to-sign.js'
export * from './poa/list-poa-documents.js'
export * from './poa/poa-documents.js'
export * from './poa/poa-facts.js'
export * from './porting/confirmed-day.js'
export * from './porting/follow-holders.js'
export * from './porting/keep-ended-numbers.js'
export * from './poa/poa-trail.js'
export * from './poa/porting-history.js'
export * from './poa/verify-poa.js'
export * from './porting/list-portings.js'
export * from './porting/list-rejections.js'
export {
  movePortings,
  overrideStage,
  type PortingChange,
  stagesToldToCustomers,
} from './porting/move-portings.js'
export { insertNewPortings, insertOpenNumbers, type NewPorting } from './porting/new-portings.js'
export * from './porting/open-portings.js'
export * from './porting/portings.js'
export * from './porting/portings-together.js'
export * from './porting/reduce-portings.js'
export * from './porting/split-porting.js'
export { randomHex } from './query/random-hex.js'
export { wantingPoa } from './porting/wants-poa.js'
export { stageFacts } from './porting/stage-facts.js'
export * from './porting/transitions.js'
export type {
  Database,
  DatabaseTransaction,
  DeliveryCause,
  Language,
  OrderAnswer,
  OrderState,
  SignedCopyState,
} from './schema.js'
export * from './sending/claim-deliveries.js'
export * from './sending/find-claimed-deliveries.js'
export * from './sending/due-reminders.js'
export * from './sending/settle-delivery.js'
export * from './sending/unannounced-changes.js'
export * from './signed-copy/read-signed-copies.js'
export * from './signed-copy/search-signed-copies.js'
export * from './signed-copy/signed-copies.js'
export * from './signed-copy/waiting-copies.js'
export * from './session/sign-in-links.js'
export * from './session/sign-in-requests.js'
export * from './token/tokens.js'
export * from './voice-account/list-voice-accounts.js'
export * from './voice-account/voice-accounts.js'
export * from './overview/completed-weeks.js'
export * from './overview/state-counts.js'
export * from './overview/waiting-poas.js'
export * from './work/list-work.js'
