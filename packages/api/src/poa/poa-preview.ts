import { type Caller, findPoaFacts } from '@telecomx/database'
import { poaPreviewErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { FileAnswer } from '../procedure/file-answer.js'
import { draftDocuments, type PoaDraftOptions } from './draft-documents.js'
import { answerFile } from './poa-file.js'
import { renderDocuments } from './render-documents.js'

export interface PoaPreviewRequest extends PoaDraftOptions {
  customerId: string
  /** CPS code of the donor. */
  operator: string
  forcedownload: boolean
  filename?: string | undefined
}

/** The PDF that poaCreate would make now for one donor, marked as a draft on every page. Nothing is saved. */
export async function poaPreview(
  dependencies: Dependencies,
  caller: Caller,
  { customerId, operator, override, mitId, ...wished }: PoaPreviewRequest,
): Promise<FileAnswer> {
  const gathered = await findPoaFacts(dependencies.database, customerId)
  const portings = gathered?.portings.filter(({ donor }) => donor.cpsCode === operator) ?? []
  const [first] = portings
  if (!gathered || !first) throw new ApiFailure(poaPreviewErrors.nothingToPort)
  const drafting = { ...dependencies, ...codesOfNoDocument }
  const drafts = draftDocuments(drafting, { ...gathered, portings }, { override, mitId })
  const marked = drafts.map((facts) => ({ ...facts, draft: true as const }))
  const [document] = await renderDocuments(dependencies, caller, marked)
  if (!document) throw new ApiFailure(poaPreviewErrors.nothingToPort)
  return answerFile({ bytes: document.bytes, donorName: first.donor.name, portingCode: 'UDKAST' }, wished)
}

/** They lead to nothing, and a draft does not print them. */
const codesOfNoDocument = { newId: () => '0'.repeat(24), newPortingCode: () => 'X0000000000' }
