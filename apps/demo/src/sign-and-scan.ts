import { createRandom, drawPages, grain, signPage, toJpeg, turn } from '@telecomx/scan/testing'
import { fault } from './fault.js'

const dpi = 150

/** What a scanner makes of the first page of a document that was signed and lay askew, as a JPG. */
export async function signAndScan(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const [page] = await drawPages(pdf, dpi)
  if (!page) throw fault('the document has no page')
  const scanned = grain(turn(signPage(page, dpi), 3), 12, createRandom(1))
  return new Uint8Array(toJpeg(scanned, 70))
}
