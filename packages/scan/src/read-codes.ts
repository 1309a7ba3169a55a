import type { QrReader } from './qr-codes.js'
import type { ScanDocument } from './scan-document.js'
import { type ScanReading, ScanRefused } from './scan-outcome.js'

/**
 * The porting codes of a document, page by page.
 *
 * @throws ScanRefused DAMAGED when not one page can be drawn
 */
export async function readCodes(scan: ScanDocument, qr: QrReader): Promise<ScanReading> {
  const { type, pages } = scan
  const reading: ScanReading = { type, pages, codes: [] }
  const found = new Set<string>()
  let [drawn, inVain] = [0, 0]
  for (let page = 1; page <= pages && found.size < mostCodes; page++) {
    const codes = await readPage(scan, page, qr, inVain < mostInVain ? Infinity : 1)
    if (codes) drawn++
    if (codes?.length === 0) inVain++
    if (codes?.length) reading.codes.push({ page, codes })
    for (const code of codes ?? []) found.add(code)
  }
  if (drawn === 0) throw new ScanRefused('DAMAGED')
  return reading
}

/** Pages that were looked at again in vain; of those that follow, each gets one look, so that the whole ends in time. */
const mostInVain = 20

/** Different ones, of a page and of the file. More are no copy of ours, and a text layer may have them by the million. */
const mostCodes = 100

const mostDrawnPixels = 24_000_000

/**
 * Its QR first, because that tells when it was misread: a text layer may be what a scanner took the print for, or be
 * laid where nobody sees it.
 */
async function readPage(
  scan: ScanDocument,
  page: number,
  qr: QrReader,
  mostLooks: number,
): Promise<string[] | undefined> {
  let text = ''
  for (const dpi of resolutionsOf(scan).slice(0, mostLooks)) {
    const drawn = await scan.draw(page, dpi, mostDrawnPixels)
    if (!drawn) return undefined
    const codes = portingCodes(await qr.read(drawn.image), /^X\d{10}$/g)
    if (codes.length > 0) return codes
    text = drawn.text
  }
  return portingCodes([text], /(?<![\p{L}\d])X\d{10}(?![\p{L}\d])/gu)
}

/** A symbol that is not read at one resolution often is at another: the reader's grid then lies otherwise in its dots. */
function resolutionsOf({ ownDpi }: ScanDocument): number[] {
  return ownDpi === undefined ? [200, 300] : [ownDpi, 2 * ownDpi, ownDpi / 2]
}

function portingCodes(texts: readonly string[], form: RegExp): string[] {
  return [...new Set(texts.flatMap((text) => text.match(form) ?? []))].slice(0, mostCodes)
}
