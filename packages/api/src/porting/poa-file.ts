import { findPoaFile, inTransaction, type PoaFile, updatePoaDocumentToDownloaded } from '@telecomx/database'
import { poaGetErrors } from '@telecomx/validation'
import { ApiFailure } from '../api-failure.js'
import type { Dependencies } from '../dependencies.js'
import { FileAnswer } from '../rest/answers.js'

export interface PoaFileRequest {
  customerId: string
  poaId: string
  forcedownload: boolean
  filename?: string | undefined
}

/** The PDF of a document that was made for download, once: of many callers exactly one gets it. */
export async function poaGet({ database }: Dependencies, request: PoaFileRequest): Promise<FileAnswer> {
  const file = await inTransaction(database, async (trx) =>
    (await updatePoaDocumentToDownloaded(trx, request.customerId, request.poaId))
      ? findPoaFile(trx, request.customerId, request.poaId)
      : undefined,
  )
  return answerFile(file, request)
}

/** The PDF of any document, as often as wanted: for the operator's own staff. */
export async function poaDocument({ database }: Dependencies, request: PoaFileRequest): Promise<FileAnswer> {
  return answerFile(await findPoaFile(database, request.customerId, request.poaId), request)
}

function answerFile(file: PoaFile | undefined, request: PoaFileRequest): FileAnswer {
  if (!file) throw new ApiFailure(poaGetErrors.fileNotFound)
  const filename = pdfName(request.filename) ?? `Fuldmagt-${file.operator}-${file.portingCode}.pdf`
  return new FileAnswer(file.bytes, filename, request.forcedownload)
}

const longestName = 80
/** Windows opens a device instead of a file under these names. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A wished file name without anything a path, a header or an operating system could misread; always `.pdf`. */
function pdfName(wished: string | undefined): string | undefined {
  const base = (wished ?? '').split(/[/\\:]/).at(-1) ?? ''
  const stem = base
    .replace(/\.pdf$/i, '')
    .replaceAll(/[^\p{L}\p{N} _-]+/gu, '-')
    .replace(/^[ -]+/, '')
    .slice(0, longestName)
    .replace(/[ -]+$/, '')
  return stem === '' || deviceNames.test(stem) ? undefined : `${stem}.pdf`
}
