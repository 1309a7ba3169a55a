import type { Client } from '@telecomx/client'
import { fault } from './fault.js'
import type { ReceivedMail } from './mailbox.js'
import type { Output } from './output.js'
import { pdfPages } from './pdf-pages.js'
import { countPdfs, type ListedDocument, listedDocuments } from './read-mail.js'
import type { PoaFile, Rest } from './rest.js'

/** The documents of one POA create that were fetched and saved. */
export interface PoaSet {
  title: string
  /** The time of the call that made them. */
  milliseconds: number
  files: { filename: string; cpsCode: string; pages: number }[]
}

/** What the mail to a customer says about the document for each donor, by CPS code. */
export type Donors = ReadonlyMap<string, ListedDocument>

export interface MadeDocuments {
  ids: string[]
  milliseconds: number
}

/** Makes the documents, and measures the call. */
export async function makeDocuments(
  rest: Rest,
  ...request: Parameters<Rest['create']>
): Promise<MadeDocuments> {
  const started = performance.now()
  const ids = await rest.create(...request)
  return { ids, milliseconds: Math.round(performance.now() - started) }
}

/** Fetches each document, once, and saves it under the name the server gives. */
export async function fetchDocuments(
  rest: Rest,
  output: Output,
  title: string,
  { ids, milliseconds }: MadeDocuments,
): Promise<PoaSet> {
  const files: PoaSet['files'] = []
  for (const id of ids) {
    const { filename, bytes } = await rest.get(id)
    await output.save(filename, bytes)
    files.push({ filename, cpsCode: codesIn({ filename }).cpsCode, pages: pdfPages(bytes, filename) })
  }
  return { title, milliseconds, files }
}

/**
 * Reads from the mail who each document is for. The mail names donors and porting codes; the staff's copy of each
 * document, by its file name, tells which CPS code a porting code belongs to.
 */
export async function donorsOf(
  admin: Client,
  customerId: string,
  ids: string[],
  mail: ReceivedMail,
): Promise<Donors> {
  const listed = listedDocuments(mail.bytes)
  const donors = new Map<string, ListedDocument>()
  for (const poaId of ids) {
    const file = await admin.poaDocument({ customerId, poaId })
    const { cpsCode, portingCode } = codesIn(file)
    const document = listed.find((candidate) => candidate.portingCode === portingCode)
    if (document?.pages !== pdfPages(file.bytes, file.filename))
      throw fault(`${mail.filename} does not list ${file.filename} as it is`)
    donors.set(cpsCode, document)
  }
  assertPdfs(mail, ids.length)
  return donors
}

export function assertPdfs({ filename, bytes }: ReceivedMail, wanted: number): void {
  const found = countPdfs(bytes)
  if (found !== wanted) throw fault(`${filename} carries ${found} documents and not ${wanted}`)
}

function codesIn({ filename }: Pick<PoaFile, 'filename'>) {
  const [, cpsCode, portingCode] = /^Fuldmagt-(\d{5})-(X\d+)\.pdf$/.exec(filename) ?? []
  if (!cpsCode || !portingCode) throw fault(`a document has the unexpected name ${filename}`)
  return { cpsCode, portingCode }
}
