import type { EnclosedCopy } from '@telecomx/database'
import type { Dependencies } from '../procedure/dependencies.js'

/**
 * The signed copies of a fax, all as PDF: a picture is drawn on a page, by the reader that read it when it came, in a process that may be
 * lost.
 *
 * @throws Error when one is not drawn now
 */
export async function copiesToFax(
  { scanReader }: Pick<Dependencies, 'scanReader'>,
  copies: EnclosedCopy[],
  signal?: AbortSignal,
): Promise<EnclosedCopy[]> {
  const pages: EnclosedCopy[] = []
  for (const copy of copies) {
    if (copy.type === 'PDF') {
      pages.push(copy)
      continue
    }
    const outcome = await scanReader.layOnPaper(copy.bytes, { tenant: 'faxes', ...(signal && { signal }) })
    if (!('pdf' in outcome)) throw new Error(`A picture is not drawn: ${JSON.stringify(outcome)}`)
    pages.push({ type: 'PDF', bytes: outcome.pdf })
  }
  return pages
}
