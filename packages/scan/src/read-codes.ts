import type { DrawnPage } from './pdf-pages.js'
import type { QrReader } from './qr-codes.js'
import type { ScanDocument } from './scan-document.js'
import { type ScanReading, ScanRefused } from './scan-outcome.js'

/**
 * The porting codes of a document, page by page.
 *
 * @throws ScanRefused NO_PAGES, TOO_MANY_PAGES, and DAMAGED when not one page can be drawn
 */
export async function readCodes(scan: ScanDocument, qr: QrReader): Promise<ScanReading> {
  const { type, pages } = scan
  if (pages === 0) throw new ScanRefused('NO_PAGES')
  if (pages > mostPages) throw new ScanRefused('TOO_MANY_PAGES')
  const reading: ScanReading = { type, pages, codes: [] }
  let drawn = 0
  for (let page = 1; page <= pages; page++) {
    const codes = await readPage(scan, page, qr)
    if (codes) drawn++
    if (codes?.length) reading.codes.push({ page, codes })
  }
  if (drawn === 0) throw new ScanRefused('DAMAGED')
  return reading
}

/** A document of 10,000 numbers, no two in a row, has 251. */
const mostPages = 300

const mostDrawnPixels = 24_000_000

/**
 * Its QR first, because that tells when it was misread: a text layer may be what a scanner took the print for, or be
 * laid where nobody sees it.
 */
async function readPage(scan: ScanDocument, page: number, qr: QrReader): Promise<string[] | undefined> {
  let last: DrawnPage | undefined
  for (const dpi of attemptsAt(scan)) {
    last = await scan.draw(page, dpi, mostDrawnPixels)
    if (!last) return undefined
    const codes = portingCodes(await qr.read(last.image), /^X\d{10}$/g)
    if (codes.length > 0) return codes
  }
  return portingCodes([last?.text ?? ''], /(?<![\p{L}\d])X\d{10}(?![\p{L}\d])/gu)
}

function attemptsAt({ ownDpi }: ScanDocument): number[] {
  return ownDpi === undefined ? [200, 300] : [ownDpi, ownDpi / 2]
}

function portingCodes(texts: readonly string[], form: RegExp): string[] {
  return [...new Set(texts.flatMap((text) => text.match(form) ?? []))]
}
