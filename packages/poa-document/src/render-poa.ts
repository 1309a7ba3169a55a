import { gap, sentence, separator, writeBlocks } from './block.js'
import type { PoaFacts, RenderedPoa } from './facts.js'
import { canonical, finished, sha256Of } from './finished.js'
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
  return finished(pdf)
}

function writeDocument(pdf: PdfWriter, facts: PoaFacts): void {
  const shown = shownOf(facts)
  writeHead(pdf, shown)
  writeParties(pdf, facts)
  writeBlocks(pdf, [separator(pdf, 1.8), ...sentence(pdf, grant(facts), page.left, 0), gap(2.4)])
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
