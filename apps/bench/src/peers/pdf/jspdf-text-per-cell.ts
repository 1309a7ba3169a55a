import { jsPDF } from 'jspdf'
import type { PoaFacts } from '@telecomx/poa-document'
import type { PeerFonts } from './fonts.js'
import { layOut } from './layout.js'

/** With jsPDF as its documentation shows it. */
export function jspdfTextPerCell(facts: PoaFacts, fonts: PeerFonts): Uint8Array {
  const doc = new jsPDF({ unit: 'mm', format: 'a4', compress: true, putOnlyUsedFonts: true })
  for (const weight of ['regular', 'semibold'] as const) {
    doc.addFileToVFS(`${weight}.ttf`, fonts[weight].toString('latin1'))
    doc.addFont(`${weight}.ttf`, weight, 'normal')
  }
  for (const [index, texts] of layOut(facts).entries()) {
    if (index > 0) doc.addPage()
    for (const { text, x, y, size, weight } of texts)
      doc.setFont(weight, 'normal').setFontSize(size).text(text, x, y)
  }
  return new Uint8Array(doc.output('arraybuffer'))
}
