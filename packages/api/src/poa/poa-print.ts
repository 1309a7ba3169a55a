import { type Caller, listPoasToPrint, type StoredPoaFacts } from '@telecomx/database'
import { type PoaFacts, RendererBusy, UnprintableText } from '@telecomx/poa-document'
import { mostPrinted, mostPrintedPages, poaPrintErrors } from '@telecomx/validation'
import { ApiFailure, unavailable } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { FileAnswer } from '../procedure/file-answer.js'
import { answerFile } from './poa-file.js'

export interface PoaPrintRequest {
  customerId: string
  documents?: string[] | undefined
  forcedownload: boolean
  filename?: string | undefined
}

/**
 * Documents of the customer as one PDF to print, marked as copies on every page. They are printed anew from the facts of
 * their day; no id is used up.
 */
export async function poaPrint(
  dependencies: Dependencies,
  caller: Caller,
  { customerId, documents: wanted, ...wished }: PoaPrintRequest,
): Promise<FileAnswer> {
  const found = await listPoasToPrint(dependencies.database, customerId, wanted)
  const documents = wanted ? inOrder(found, wanted) : found
  if (documents.length === 0 || documents.includes(undefined))
    throw new ApiFailure(poaPrintErrors.fileNotFound)
  const stored = documents as StoredPoaFacts[]
  const pages = stored.reduce((sum, document) => sum + document.pages, 0)
  if (stored.length > mostPrinted || pages > mostPrintedPages) throw new ApiFailure(poaPrintErrors.tooMuch)
  const bytes = await print(dependencies, caller, stored)
  const donorName = stored.length === 1 ? (stored[0]?.donorName ?? '') : ''
  return answerFile({ bytes, donorName, portingCode: 'KOPI' }, wished)
}

function inOrder(found: readonly StoredPoaFacts[], ids: readonly string[]): (StoredPoaFacts | undefined)[] {
  const byId = new Map(found.map((document) => [document.id, document]))
  return ids.map((id) => byId.get(id))
}

async function print(
  { poaRenderer }: Dependencies,
  { customerId }: Caller,
  documents: readonly StoredPoaFacts[],
): Promise<Uint8Array> {
  try {
    const facts = documents.map((document) => JSON.parse(document.facts) as PoaFacts)
    return (await poaRenderer.printCopies(facts, customerId)).bytes
  } catch (error) {
    if (error instanceof RendererBusy) throw unavailable(error)
    // Facts that this version has other rules for: what was made of them then is there still.
    if (error instanceof UnprintableText || error instanceof TypeError)
      throw new ApiFailure(poaPrintErrors.notPrintable, { cause: error })
    throw error
  }
}
