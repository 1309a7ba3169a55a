import { type Caller, searchSignedCopies } from '@telecomx/database'
import type { DocumentSearchOutput, DocumentSearchRequest } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** What came back, whosever porting it is for, as far as the caller may see it, the oldest first. */
export async function documentSearch(
  { database }: Pick<Dependencies, 'database'>,
  caller: Caller,
  request: DocumentSearchRequest,
): Promise<DocumentSearchOutput> {
  const { offset, limit } = request
  return { offset, limit, ...(await searchSignedCopies(database, caller, request)) }
}
