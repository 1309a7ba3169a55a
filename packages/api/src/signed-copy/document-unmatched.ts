import { listUnmatchedSignedCopies } from '@telecomx/database'
import type { DocumentListOutput, DocumentUnmatchedRequest } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** What came back and waits for somebody who says what it is for, the oldest first. */
export async function documentUnmatched(
  { database }: Pick<Dependencies, 'database'>,
  part: DocumentUnmatchedRequest,
): Promise<DocumentListOutput> {
  const { offset, limit } = part
  return { offset, limit, ...(await listUnmatchedSignedCopies(database, part)) }
}
