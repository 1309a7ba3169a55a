import { type Caller, findDocumentByCode } from '@telecomx/database'
import { portingByCodeErrors } from '@telecomx/validation'
import { assertMayActForCustomerOf } from '../access/assert-access.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** The portings of the document with that code. To a RESELLER_ADMIN an unknown code is a foreign one's. */
export async function portingByCode(
  { database }: Pick<Dependencies, 'database'>,
  caller: Caller,
  { code }: { code: string },
): Promise<string[]> {
  const document = await findDocumentByCode(database, code)
  await assertMayActForCustomerOf(
    database,
    caller,
    () => Promise.resolve(document?.customer),
    'RESELLER_ADMIN',
  )
  if (!document) throw new ApiFailure(portingByCodeErrors.codeNotFound)
  return document.portings
}
