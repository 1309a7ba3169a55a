import { listReceivedMails } from '@telecomx/database'
import type { DocumentMailsOutput, DocumentMailsRequest } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** The e-mails that brought files, with what became of each file, the newest first. */
export async function documentMails(
  { database }: Pick<Dependencies, 'database'>,
  request: DocumentMailsRequest,
): Promise<DocumentMailsOutput> {
  const { offset, limit } = request
  return { offset, limit, ...(await listReceivedMails(database, request)) }
}
