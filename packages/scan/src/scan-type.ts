/** What may come back as a signed copy. */
export type ScanType = 'PDF' | 'PNG' | 'JPG'

/** What a file is, by its content alone; undefined for everything else: HEIC, TIFF, ZIP, HTML… */
export function scanTypeOf(bytes: Uint8Array): ScanType | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  // Some writers put a byte order mark or white space before it; readers bear that, and no more is borne here.
  if (/^(\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-/.test(head)) return 'PDF'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG'
  return head.startsWith('\xff\xd8\xff') ? 'JPG' : undefined
}
