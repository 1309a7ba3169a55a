import { createHash } from 'node:crypto'
import { gap, sentence, separator, writeBlocks } from './block.js'
import type { PoaFacts, RenderedPoa } from './facts.js'
import type { PoaFonts } from './font.js'
import { writeFooters } from './footer.js'
import { ownerHead, writeHead } from './head.js'
import { writeNumberTable } from './number-table.js'
import { page } from './page.js'
import { writeParties } from './parties.js'
import { type DocumentParts, type PdfWriter, createPdfWriter } from './pdf-writer.js'
import { writeTerms } from './terms.js'
import { draftCode, grant, title } from './wording.js'

/** One power of attorney: facts that were checked in, bytes out, and the same bytes for the same facts (`PoaFacts`). */
export function renderPoa(facts: PoaFacts, fonts: PoaFonts): RenderedPoa {
  return renderFile([facts], fonts)
}

/** Several in one file, each with its own count of pages; at least one. */
export function renderFile(documents: readonly PoaFacts[], fonts: PoaFonts): RenderedPoa {
  const [first, ...others] = documents
  if (!first) throw new TypeError('nothing to print')
  const pdf = createPdfWriter(fonts, {
    title: `${title.da} ${documents.map((facts) => shownOf(facts).portingCode).join(', ')}`,
    fileId: sha256Of(documents.map(canonical).join('\n')).slice(0, 32),
    createdAt: new Date(first.issuedAt),
    ...partsOf(first),
  })
  writeDocument(pdf, first)
  for (const facts of others) {
    pdf.nextDocument(partsOf(facts))
    writeDocument(pdf, facts)
  }
  const { bytes, pages } = pdf.finish()
  assertWhole(bytes, pages)
  return { bytes, pages, sha256: sha256Of(bytes) }
}

function writeDocument(pdf: PdfWriter, facts: PoaFacts): void {
  const shown = shownOf(facts)
  writeHead(pdf, shown)
  writeParties(pdf, facts)
  writeBlocks(pdf, [separator(pdf, 2.2), ...sentence(pdf, grant(facts), page.left, 0), gap(3)])
  const grantPage = pdf.page
  writeNumberTable(pdf, facts)
  writeTerms(pdf, facts, grantPage)
  writeFooters(pdf, shown)
}

function shownOf(facts: PoaFacts): PoaFacts {
  return facts.draft ? { ...facts, reference: draftCode, portingCode: draftCode } : facts
}

function partsOf(facts: PoaFacts): DocumentParts {
  const mark = facts.draft ? markDraft : facts.copy && markCopy
  return { background: mark, head: (writer) => ownerHead(writer, facts) }
}

/** Says across a page that it is none to sign. */
function markDraft(pdf: PdfWriter) {
  pdf.watermark('UDKAST', -9, 150)
  pdf.watermark('DRAFT – NOT VALID', 25, 56)
}

/** Says across a page that it is no original. */
function markCopy(pdf: PdfWriter) {
  pdf.watermark('KOPI / COPY', 0, 120)
}

/** The same text whatever order the facts' properties were set in. */
function canonical(facts: PoaFacts) {
  return JSON.stringify(facts, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
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

function sha256Of(data: string | Uint8Array) {
  return createHash('sha256').update(data).digest('hex')
}
