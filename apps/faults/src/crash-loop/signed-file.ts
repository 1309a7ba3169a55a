import { createHash, randomBytes } from 'node:crypto'

/** A file that comes back; no two are alike. */
export interface SignedFile {
  bytes: Buffer<ArrayBuffer>
  sha256: string
}

/** A PDF of one small page with that text on it, and so many more bytes that a picture could be. */
export function signedFile(text: string, moreBytes: number): SignedFile {
  const content = `BT /F1 24 Tf 10 20 Td (${text}) Tj ET`
  const filling = randomBytes(Math.ceil(moreBytes / 2) + 12).toString('hex')
  const objects = [
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Count 1/Kids[4 0 R]>> endobj',
    '3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj',
    '4 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 60]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>> endobj',
    `5 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    `6 0 obj <</Length ${filling.length}>> stream\n${filling}\nendstream endobj`,
  ]
  // Without a table of its objects: readers look for them then.
  const bytes = Buffer.from(`%PDF-1.4\n${objects.join('\n')}\ntrailer <</Root 1 0 R>>\n%%EOF\n`)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
