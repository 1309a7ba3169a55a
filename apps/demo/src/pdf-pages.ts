import { fault } from './fault.js'

/** How many pages a PDF says it has; the page tree's root is never compressed in ours. */
export function pdfPages(bytes: Uint8Array, filename: string): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const pages = Number(/\/Type \/Pages\b[^>]*?\/Count (\d+)/.exec(file)?.[1])
  if (!file.startsWith('%PDF-') || !Number.isInteger(pages) || pages < 1) throw fault(`${filename} is no PDF`)
  return pages
}
