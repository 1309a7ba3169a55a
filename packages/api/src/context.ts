import type { Caller } from '@telecomx/database'
import type { DocumentedError } from '@telecomx/validation'
import type { Dependencies } from './dependencies.js'

/**
 * What every procedure gets. In a file of its own because the client's type bundle replaces it: nobody outside
 * shall need the types of the database.
 */
export interface Context {
  dependencies: Dependencies
  requestId: string
  /** Who calls, read once a request. Throws an `ApiFailure` with a 401 row. */
  authenticate: () => Promise<Caller>
  /** Set by the REST bridge when the body could not be read; answered after the access check. */
  unreadableBody?: DocumentedError | undefined
  /** The header `If-Match` of a REST request: the states that an update may find. */
  ifMatch?: string | undefined
}
