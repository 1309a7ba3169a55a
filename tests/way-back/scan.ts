import { createRandom, drawPages, grain, signPage, toJpeg, toPdf, turn } from '@telecomx/scan/testing'

const dpi = 150

/** A power of attorney signed and put on a scanner askew, which adds its grain. */
export async function scan(pdf: Uint8Array, { degrees, seed }: { degrees: number; seed: number }) {
  const random = createRandom(seed)
  const [first, ...others] = await drawPages(pdf, dpi)
  if (!first) throw new Error('the document has no page')
  return [signPage(first, dpi), ...others].map((page) => grain(turn(page, degrees), 20, random))
}

export type Scanned = Awaited<ReturnType<typeof scan>>

/** As a phone or a scanner saves one page. */
export function asJpeg([page]: Scanned): Uint8Array<ArrayBuffer> {
  if (!page) throw new Error('the document has no page')
  return new Uint8Array(toJpeg(page, 60))
}

/** As a scanner saves all pages. */
export function asPdf(pages: Scanned): Uint8Array<ArrayBuffer> {
  return new Uint8Array(toPdf(pages))
}
