import { findSignedCopy, findSignedCopyFile, type SignedCopyFile } from '@telecomx/database'
import { documentFileErrors as errors, type DocumentFileRequest } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { FileAnswer } from '../procedure/file-answer.js'
import { asBusy } from '../procedure/read-scan.js'
import { assertOfPorting } from './assert-of-porting.js'

type FileDependencies = Pick<Dependencies, 'database' | 'scanReader'>

export interface FileReader extends DocumentFileRequest {
  document: string
  /** Whose the work of drawing a page is. */
  tenant: string
}

/** The file of a signed copy of the porting, or one of its pages as a picture; 404 `document` when it has no such copy. */
export async function documentFile(
  dependencies: FileDependencies,
  { _id, ...request }: FileReader & { _id: string },
): Promise<FileAnswer> {
  assertOfPorting(await findSignedCopy(dependencies.database, request.document), _id)
  return anyDocumentFile(dependencies, request)
}

/** The same of any signed copy, whether a porting has it or none. */
export async function anyDocumentFile(
  { database, scanReader }: FileDependencies,
  { document, page, forcedownload, tenant }: FileReader,
): Promise<FileAnswer> {
  const file = await findSignedCopyFile(database, document)
  if (!file) throw new ApiFailure(errors.documentNotFound)
  if (page == null) return new FileAnswer(file.bytes, file.filename, forcedownload, types[file.type])
  const outcome = await scanReader.renderPage(file.bytes, page, { tenant }).catch(asBusy)
  if ('missing' in outcome) throw new ApiFailure(errors.pageNotFound)
  if (!('png' in outcome)) throw new ApiFailure(errors.pageNotShown)
  return new FileAnswer(outcome.png, pictureName(file, page), forcedownload, 'image/png')
}

const types = { PDF: 'application/pdf', PNG: 'image/png', JPG: 'image/jpeg' } as const

/** `fuldmagt.pdf`, of whose second page: `fuldmagt-2.png`. */
function pictureName({ filename }: SignedCopyFile, page: number): string {
  return `${filename.slice(0, filename.lastIndexOf('.'))}-${page}.png`
}
