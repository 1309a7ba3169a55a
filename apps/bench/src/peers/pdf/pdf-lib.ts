import fontkit from '@pdf-lib/fontkit'
import { PDFDocument } from 'pdf-lib'
import type { PoaFacts } from '@telecomx/poa-document'
import type { PeerFonts } from './fonts.js'
import { layOut } from './layout.js'

const ptPerMm = 72 / 25.4
const [width, height] = [210 * ptPerMm, 297 * ptPerMm]

/** With pdf-lib; the cut font is embedded whole, which costs it least. */
export async function pdfLib(facts: PoaFacts, files: PeerFonts): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  doc.registerFontkit(fontkit)
  const fonts = { regular: await doc.embedFont(files.regular), semibold: await doc.embedFont(files.semibold) }
  for (const texts of layOut(facts)) {
    const page = doc.addPage([width, height])
    for (const { text, x, y, size, weight } of texts)
      page.drawText(text, { x: x * ptPerMm, y: height - y * ptPerMm, size, font: fonts[weight] })
  }
  return doc.save()
}
