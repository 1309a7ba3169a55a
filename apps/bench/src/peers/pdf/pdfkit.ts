import { buffer } from 'node:stream/consumers'
import PdfKit from 'pdfkit'
import type { PoaFacts } from '@telecomx/poa-document'
import type { PeerFonts } from './fonts.js'
import { layOut } from './layout.js'

const ptPerMm = 72 / 25.4

/** With pdfkit, told not to break lines. */
export async function pdfkit(facts: PoaFacts, fonts: PeerFonts): Promise<Uint8Array> {
  const doc = new PdfKit({ size: 'A4', margin: 0, autoFirstPage: false })
  const bytes = buffer(doc)
  for (const weight of ['regular', 'semibold'] as const) doc.registerFont(weight, fonts[weight])
  for (const texts of layOut(facts)) {
    doc.addPage()
    for (const { text, x, y, size, weight } of texts)
      doc
        .font(weight)
        .fontSize(size)
        .text(text, x * ptPerMm, y * ptPerMm - size, { lineBreak: false })
  }
  doc.end()
  return bytes
}
