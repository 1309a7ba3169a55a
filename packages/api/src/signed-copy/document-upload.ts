import { type Caller, findPorting, isCustomerVisible } from '@telecomx/database'
import { type DocumentUploadOutput, documentUploadErrors as errors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Upload } from '../procedure/context.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { assertTakesCopies, fileSignedCopy } from './file-signed-copy.js'
import { typeOf } from './read-signed-copy.js'

export interface DocumentUploadRequest {
  portingId: string
  customerId: string | undefined
  file: Upload | undefined
}

/** Files a signed copy that somebody uploads to a porting. Throws as `fileSignedCopy` does. */
export async function documentUpload(
  dependencies: Dependencies,
  caller: Caller,
  { portingId, customerId, file }: DocumentUploadRequest,
): Promise<DocumentUploadOutput> {
  if (!file) throw new ApiFailure(errors.fileMissing)
  typeOf(file.bytes)
  // Before the file is read; the transaction asks again.
  await assertOpen(dependencies, portingId)
  const arrival = {
    source: 'UPLOAD',
    uploadedTo: portingId,
    tenant: caller.customerId,
    maySee: async (trx, id) => caller.accessLevel === 'ADMIN' || isCustomerVisible(trx, caller, id),
  } satisfies Partial<Parameters<typeof fileSignedCopy>[2]>
  const document = await fileSignedCopy(
    dependencies,
    caller,
    { ...file, ...arrival },
    { inTurn: (store) => dependencies.customerQueue.run(customerId ?? portingId, store) },
  )
  return { success: true, document }
}

async function assertOpen({ database }: Dependencies, portingId: string): Promise<void> {
  const porting = await findPorting(database, portingId)
  if (!porting) throw new ApiFailure(errors.portingNotFound)
  const { _id, number, status } = porting
  assertTakesCopies({ _id, number, stage: status.stage })
}
