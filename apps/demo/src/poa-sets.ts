import type { Client } from '@telecomx/client'
import { fault } from './fault.js'
import type { Output } from './output.js'
import type { Rest } from './rest.js'

/** The documents of one POA create that were fetched and saved. */
export interface PoaSet {
  title: string
  /** The time of the call that made them. */
  milliseconds: number
  /** Ordered by the donors' CPS codes, as a plan's are. */
  files: { filename: string; pages: number }[]
}

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
    files.push({ filename, pages: pdfPages(bytes, filename) })
  }
  return { title, milliseconds, files }
}

/** What a plan says about the document for each donor, by CPS code. */
export type Donors = ReadonlyMap<string, Plan['documents'][number]>
export type Plan = Awaited<ReturnType<Client['porting']['poaPlan']['query']>>

export function donorsOf({ documents }: Plan): Donors {
  return new Map(documents.map((document) => [document.operator, document]))
}

/** How many pages a PDF says it has; the page tree's root is never compressed in ours. */
function pdfPages(bytes: Uint8Array, filename: string): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const pages = Number(/\/Type \/Pages\b[^>]*?\/Count (\d+)/.exec(file)?.[1])
  if (!file.startsWith('%PDF-') || !Number.isInteger(pages) || pages < 1) throw fault(`${filename} is no PDF`)
  return pages
}
