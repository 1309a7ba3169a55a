/** What may come back as a signed copy. */
export type ScanType = 'PDF' | 'PNG' | 'JPG'

/** What a file is, by its content alone; undefined for everything else: HEIC, TIFF, ZIP, HTML… */
export function scanTypeOf(bytes: Uint8Array): ScanType | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1')
  return starts.find(([, start]) => start.test(head))?.[0]
}

const starts: [ScanType, RegExp][] = [
  // Some writers put a byte order mark or white space before it; readers bear that, and no more is borne here.
  ['PDF', /^(\xef\xbb\xbf)?[\0\t\n\f\r ]*%PDF-/],
  ['PNG', /^\x89PNG\r\n\x1a\n/],
  ['JPG', /^\xff\xd8\xff/],
]
