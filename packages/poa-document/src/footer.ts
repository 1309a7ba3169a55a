import { hairline } from './block.js'
import type { PoaFacts } from './facts.js'
import { type Sheet, type TextStyle, page } from './page.js'
import { drawQr, qrSize } from './qr.js'
import { footerLines } from './wording.js'

const footerText: TextStyle = { weight: 'regular', size: 9, pitch: 4.4 }

/** On each page: whose page it is, which of how many, and the code that leads a scanned copy home. */
export function writeFooters(sheet: Sheet, facts: PoaFacts): void {
  sheet.eachPage((number, pages) => {
    const { reference, portingCode, page: count } = footerLines(facts, number, pages)
    sheet.rule(page.left, page.right, page.footer, hairline)
    const y = page.footer + 3.4
    sheet.text([reference, portingCode, count], page.left, y, footerText)
    if (!facts.draft) drawQr(sheet, facts.portingCode, page.right - qrSize, y)
  })
}
