import { type Caller, findDocumentByCode } from '@telecomx/database'
import { accessDenied, type DocumentUploadOutput, type Upload } from '@telecomx/validation'
import { assertMayActForCustomer } from '../access/assert-access.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { fileSignedCopy } from './file-signed-copy.js'
import { typeOf } from './read-signed-copy.js'

/**
 * Files a signed copy that somebody hands in without saying what it is for: its porting code says it. One without a readable
 * code waits for staff, as the caller's customer's unless staff handed it in. Throws as `fileSignedCopy` does.
 */
export async function documentReceive(
  dependencies: Dependencies,
  caller: Caller,
  file: Upload,
): Promise<DocumentUploadOutput> {
  typeOf(file.bytes)
  const { database, customerQueue } = dependencies
  const own = caller.accessLevel === 'ADMIN' ? undefined : caller.customerId
  const document = await fileSignedCopy(
    dependencies,
    caller,
    {
      ...file,
      source: 'UPLOAD',
      tenant: caller.customerId,
      handedInFor: own,
      maySee: (trx, customerId) => mayActFor(trx, caller, customerId),
    },
    {
      async inTurn(store, { codes }) {
        const [code, other] = codes
        const document =
          code === undefined || other !== undefined ? undefined : await findDocumentByCode(database, code)
        // Nobody waits for a turn of strangers: the wait would tell that there is such a code.
        const isKnown = document && (await mayActFor(database, caller, document.customer))
        const customerId = isKnown ? document.customer : own
        return customerId === undefined ? store() : customerQueue.run(customerId, store)
      },
    },
  )
  return { success: true, document }
}

async function mayActFor(
  database: Dependencies['database'],
  caller: Caller,
  customerId: string,
): Promise<boolean> {
  try {
    await assertMayActForCustomer(database, caller, customerId)
    return true
  } catch (error) {
    if (error instanceof ApiFailure && error.row === accessDenied) return false
    throw error
  }
}
