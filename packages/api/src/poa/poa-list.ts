import { type Caller, findCustomer, listPoaDocuments } from '@telecomx/database'
import { type Page, type PoaDocumentInfo, poaListErrors, type PoaListRequest } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { describeDelivery } from '../delivery/describe-delivery.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** A page of the customer's powers of attorney, the newest set first, with what became of each delivery. */
export async function poaList(
  { database }: Dependencies,
  caller: Caller,
  { customerId, language, ...part }: { customerId: string } & PoaListRequest,
): Promise<Page<'documents', PoaDocumentInfo>> {
  if (!(await findCustomer(database, customerId))) throw new ApiFailure(poaListErrors.customerNotFound)
  const { documents, ...facts } = await listPoaDocuments(database, customerId, part)
  return {
    offset: part.offset,
    limit: part.limit,
    ...facts,
    documents: documents.map(({ deliveries, ...document }) => ({
      ...document,
      deliveries: deliveries.map((delivery) => describeDelivery(delivery, language ?? caller.language)),
    })),
  }
}
