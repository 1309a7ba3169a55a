import { gap, sentence, separator, writeBlocks } from './block.js'
import type { PoaFacts, RenderedPoa } from './facts.js'
import { canonical, finished, sha256Of } from './finished.js'
import type { PoaFonts } from './font.js'
import { writeFooters } from './footer.js'
import { ownerHead, writeHead } from './head.js'
import { writeNumberTable } from './number-table.js'
import { page } from './page.js'
import { writeParties } from './parties.js'
import { type PdfWriter, createPdfWriter } from './pdf-writer.js'
import { writeTerms } from './terms.js'
import { draftCode, grant, title } from './wording.js'

/** One power of attorney: facts that were checked in, bytes out, and the same bytes for the same facts (`PoaFacts`). */
export function renderPoa(facts: PoaFacts, fonts: PoaFonts): RenderedPoa {
  const shown = facts.draft ? { ...facts, reference: draftCode, portingCode: draftCode } : facts
  const pdf = createPdfWriter(fonts, {
    title: `${title.da} ${shown.portingCode}`,
    fileId: sha256Of(canonical(facts)).slice(0, 32),
    createdAt: new Date(facts.issuedAt),
    background: facts.draft && drawWatermark,
    head: (writer) => ownerHead(writer, facts),
  })
  writeHead(pdf, shown)
  writeParties(pdf, facts)
  writeBlocks(pdf, [separator(pdf, 2.2), ...sentence(pdf, grant(facts), page.left, 0), gap(3)])
  const grantPage = pdf.page
  writeNumberTable(pdf, facts)
  writeTerms(pdf, facts, grantPage)
  writeFooters(pdf, shown)
  return finished(pdf)
}

/** Says across a page that it is none to sign. */
function drawWatermark(pdf: PdfWriter) {
  pdf.watermark('UDKAST', -9, 150)
  pdf.watermark('DRAFT – NOT VALID', 25, 56)
}
