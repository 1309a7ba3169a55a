// The fast path. jsPDF makes the file: its objects, catalog and cross-references. The fonts and the pages' content come in by
// what it shows to plugins, for its own functions parse, cut and pack both fonts anew for each document: four fifths of a
// short one's time. `jspdf-file.test.ts` fails when a version of jsPDF takes this another way (decision 19).
import { jsPDF } from 'jspdf'
import { type FileFont, type ObjectWriter, type PackedStream, putFont } from './put-font.js'

export interface FileParts {
  title: string
  /** 32 hexadecimal characters. */
  fileId: string
  createdAt: Date
  /** The operators of each A4 page. */
  pages: readonly string[]
  /** `F1` and `F2` in the pages' operators. */
  fonts: readonly [FileFont, FileFont]
}

export function pdfFile({ title, fileId, createdAt, pages, fonts }: FileParts): Uint8Array<ArrayBuffer> {
  doc.setFileId(fileId).setCreationDate(pdfDate(createdAt)).setProperties({ title })
  setPages(pages)
  fontsToPut = [...fonts]
  const file = doc.output()
  if (fontsToPut.length > 0) throw new Error('jsPDF wrote no fonts of ours')
  return withoutOpenAction(file)
}

// One for every file, because to make one takes as long as to write a page: what differs is set anew each time.
const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true, floatPrecision: 3 })
doc.setLanguage('da').viewerPreferences({ DisplayDocTitle: true })

function setPages(contents: readonly string[]) {
  while (doc.getNumberOfPages() > contents.length) doc.deletePage(doc.getNumberOfPages())
  while (doc.getNumberOfPages() < contents.length) doc.addPage()
  const pages: unknown[] = doc.internal.pages
  contents.forEach((content, index) => (pages[index + 1] = [content]))
}

// Of its own fonts it writes those that have shown a text; the first two of them, F1 and F2, become ours.
doc.setFont('helvetica', 'normal').text(' ', 0, 0).setFont('helvetica', 'bold').text(' ', 0, 0)
let fontsToPut: FileFont[] = []
doc.internal.events.subscribe('putFont', ({ font, ...writer }: ObjectWriter & { font: PluginFont }) => {
  const ours = fontsToPut.shift()
  if (ours) Object.assign(font, { objectNumber: putFont(writer, ours), isAlreadyPutted: true })
})

interface PluginFont {
  objectNumber: number
  isAlreadyPutted: boolean
}

/** Packed as jsPDF packs the pages, and not by Node's zlib, which packs the same another way on another machine. */
export function packStream(data: string): PackedStream {
  return { data: plugins.processDataByFilters(data, ['FlateEncode']).data, unpackedLength: data.length }
}

const plugins = jsPDF.API as unknown as {
  processDataByFilters(data: string, filters: string[]): { data: string }
}

// As text, because jsPDF writes a Date in the machine's time zone.
function pdfDate(date: Date) {
  return `D:${date.toISOString().replaceAll(/[-T:]/g, '').slice(0, 14)}+00'00'`
}

// jsPDF always says how to open the file. It is only a zoom, but mail filters hold back what has an
// OpenAction; blanks of the same length keep every offset in the file right.
function withoutOpenAction(text: string) {
  const bytes = new Uint8Array(text.length)
  const file = Buffer.from(bytes.buffer)
  file.write(text, 'latin1')
  const openAction = '/OpenAction [3 0 R /FitH null]'
  const at = file.lastIndexOf(openAction)
  if (at !== -1) file.fill(' ', at, at + openAction.length)
  return bytes
}
