import type { Caller, Database } from '@telecomx/database'
import type { DocumentedError, Upload } from '@telecomx/validation'
import type { Dependencies } from './dependencies.js'

/**
 * What every procedure gets. In a file of its own because the client's type bundle replaces it: nobody outside
 * shall need the types of the database.
 */
export interface Context {
  dependencies: Dependencies
  requestId: string
  /** Where the request comes from, as limits count it: an IPv4 address, or the /64 of an IPv6 address. */
  network: () => string
  /** Who calls, read once a request. Throws an `ApiFailure` with a 401 row. */
  authenticate: () => Promise<Caller>
  /** The tenant's share of the database; all that this request waits for connections counts together. */
  databaseOf: (tenant: string) => Database
  /** Whose the call is about, set by the access check of calls that change something of one customer. */
  customerId?: string | undefined
  /** Set by the REST bridge when the body could not be read; answered after the access check. */
  unreadableBody?: DocumentedError | undefined
  /** Set over tRPC when the request is one import: its body is read by that one's procedure. */
  importBody?: Request | undefined
  /** Reads the file of a REST request that sends one; asked for when the caller may send it and it is their turn. */
  readUpload?: (() => Promise<Upload | undefined>) | undefined
  /** The header `If-Match` of a REST request: the states that an update may find. */
  ifMatch?: string | undefined
}
