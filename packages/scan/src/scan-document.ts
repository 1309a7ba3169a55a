import type { DrawnPage, PdfEngine } from './pdf-pages.js'
import { picturePdf } from './picture-pdf.js'
import { readPicture } from './read-picture.js'
import { ScanRefused } from './scan-outcome.js'
import { type ScanType, scanTypeOf } from './scan-type.js'

/** A file that opened, whatever its type. */
export interface ScanDocument {
  type: ScanType
  pages: number
  /** Of a picture: its own resolution, if its longer side is that of A4. */
  ownDpi: number | undefined
  /** The page, counted from 1, with so many pixels at most. Undefined: it is broken or empty. */
  draw(page: number, dpi: number, mostPixels: number): Promise<DrawnPage | undefined>
  close(): void
}

/**
 * Opens a file of one of the types. A picture is laid on a page of its size, and is a PDF like every other from there on.
 *
 * @throws ScanRefused
 */
export async function openScan(pdf: PdfEngine, bytes: Uint8Array): Promise<ScanDocument> {
  const type = scanTypeOf(bytes)
  if (!type) throw new ScanRefused('TYPE')
  const picture = type === 'PDF' ? undefined : await readPicture(type, bytes)
  const pages = await pdf.open(picture ? picturePdf(picture) : bytes)
  if (pages.count === 0) throw new ScanRefused('NO_PAGES')
  if (pages.count > mostPages) throw new ScanRefused('TOO_MANY_PAGES')
  const ownDpi = picture && Math.max(picture.width, picture.height) / a4LongInches
  const pointsPerInch = ownDpi ?? 72
  return {
    type,
    pages: pages.count,
    ownDpi,
    draw: (page, dpi, mostPixels) => pages.draw(page - 1, dpi / pointsPerInch, mostPixels),
    close: () => pages.close(),
  }
}

/** Our own document of 10,000 numbers, no two in a row, has 251. */
const mostPages = 300

const a4LongInches = 297 / 25.4
