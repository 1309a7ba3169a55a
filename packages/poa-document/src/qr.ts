import QRCode from 'qrcode'
import type { Sheet } from './page.js'

/** Millimetres; five dots of a fax in fine mode. */
const moduleSize = 0.7

/** Dark edge to dark edge: 11 characters make the smallest symbol, 21 modules wide. */
export const qrSize = 21 * moduleSize

/** Draws the symbol with its dark upper left corner at x, y: runs of dark modules as filled rectangles. */
export function drawQr(sheet: Sheet, text: string, x: number, y: number): void {
  // Quartile: a folded or smeared fax keeps its code.
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q', version: 1 })
  for (let row = 0; row < modules.size; row++) {
    for (let start = 0; start < modules.size; start++) {
      let end = start
      while (end < modules.size && modules.get(row, end)) end++
      if (end === start) continue
      sheet.fill(x + start * moduleSize, y + row * moduleSize, (end - start) * moduleSize, moduleSize)
      start = end
    }
  }
}
