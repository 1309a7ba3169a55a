import { createHash } from 'node:crypto'
import type { RenderedPoa } from './facts.js'
import type { PdfWriter } from './pdf-writer.js'

/** The written document, of which it is certain that it is whole. */
export function finished(pdf: PdfWriter): RenderedPoa {
  const { bytes, pages } = pdf.finish()
  assertWhole(bytes, pages)
  return { bytes, pages, sha256: sha256Of(bytes) }
}

/** The same text whatever order the facts' properties were set in. */
export function canonical(facts: object): string {
  return JSON.stringify(facts, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}

export function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** jsPDF swallows what goes wrong while it writes the file: look at the outcome. */
function assertWhole(bytes: Uint8Array, pages: number) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const counted = file.toString('latin1').match(/\/Type \/Pages\b[^>]*?\/Count (\d+)/)?.[1]
  const isWhole =
    file.subarray(0, 5).toString('latin1') === '%PDF-' &&
    file.subarray(-16).toString('latin1').includes('%%EOF') &&
    counted === String(pages)
  if (!isWhole) throw new Error('The document was not written whole')
}
