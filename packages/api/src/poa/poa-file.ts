import { findPoaFile, inTransaction, type PoaFile, updatePoaDocumentToDownloaded } from '@telecomx/database'
import { poaFileName, poaGetErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { cleanFileName } from '../procedure/clean-file-name.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { FileAnswer } from '../procedure/file-answer.js'

export interface PoaFileRequest {
  customerId: string
  poaId: string
  forcedownload: boolean
  filename?: string | undefined
}

/** The PDF of a document that was made for download, once: of many callers exactly one gets it. */
export function poaGet({ database }: Dependencies, request: PoaFileRequest): Promise<FileAnswer> {
  // Whatever fails before the commit leaves the id unused.
  return inTransaction(database, async (trx) => {
    const isFirst = await updatePoaDocumentToDownloaded(trx, request.customerId, request.poaId)
    return answerFile(
      isFirst ? await findPoaFile(trx, request.customerId, request.poaId) : undefined,
      request,
    )
  })
}

/** The PDF of any document, as often as wanted: for the operator's own staff. */
export async function poaDocument({ database }: Dependencies, request: PoaFileRequest): Promise<FileAnswer> {
  return answerFile(await findPoaFile(database, request.customerId, request.poaId), request)
}

/** The file under the wished name, or ours; 404 `id` when there is none. */
export function answerFile(
  file: PoaFile | undefined,
  request: Pick<PoaFileRequest, 'forcedownload' | 'filename'>,
): FileAnswer {
  if (!file) throw new ApiFailure(poaGetErrors.fileNotFound)
  const filename = cleanFileName(request.filename, 'pdf') ?? poaFileName(file.donorName, file.portingCode)
  return new FileAnswer(file.bytes, filename, request.forcedownload)
}
