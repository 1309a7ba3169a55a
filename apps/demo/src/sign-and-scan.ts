import { createRandom, drawPages, grain, recolour, toJpeg, turn } from '@telecomx/scan/testing'
import { fault } from './fault.js'

const dpi = 150

/** What a scanner makes of the first page of a document that was signed and lay askew, as a JPG. */
export async function signAndScan(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const [page] = await drawPages(pdf, dpi)
  if (!page) throw fault('the document has no page')
  const signed = recolour(page, (grey, x, y) => (isInk(x / dpi, y / dpi) ? 50 : grey))
  return new Uint8Array(await toJpeg(grain(turn(signed, 3), 12, createRandom(1)), 70))
}

/** A stroke of the pen above the line for the signature. In inches from the top left. */
function isInk(x: number, y: number): boolean {
  const along = (x - 4.5) / 1.9
  const stroke = 8.97 + 0.16 * Math.sin(28 * along) * (1 - along)
  return along > 0 && along < 1 && Math.abs(y - stroke) < 0.018
}
