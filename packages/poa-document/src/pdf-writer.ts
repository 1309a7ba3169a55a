import { jsPDF } from 'jspdf'
import { mmPerPt } from './font-face.js'
import type { PoaFonts } from './font.js'
import { type TextStyle, page } from './page.js'

/** A document being written: the few marks that it is made of, and where the writing stands. */
export interface PdfWriter {
  fonts: PoaFonts
  /** Millimetres from the paper's upper edge to the next free line. */
  y: number
  /** Where the text of a page after the first begins, below the page's head. */
  top: number
  /** The page that is being written, counted from 1. */
  page: number
  /** Writes lines downwards in one go; `y` is the first line's upper edge. */
  text(lines: readonly string[], x: number, y: number, style: TextStyle, align?: 'left' | 'right'): void
  /** A horizontal rule. */
  rule(x: number, end: number, y: number, thickness: number): void
  fill(x: number, y: number, width: number, height: number): void
  /** A pale text with a contour along the page's diagonal, `below` its middle by millimetres. */
  watermark(text: string, below: number, size: number): void
  nextPage(): void
  /** Begins another document in the same file, on a page of its own; its pages are counted from 1. */
  nextDocument(parts: DocumentParts): void
  /** Runs `draw` once for each page of the document written so far. */
  eachPage(draw: (number: number, pages: number) => void): void
  finish(): { bytes: Uint8Array<ArrayBuffer>; pages: number }
}

export interface PdfOptions extends DocumentParts {
  title: string
  /** 32 hexadecimal characters. */
  fileId: string
  createdAt: Date
}

/** What stands on each page of a document. */
export interface DocumentParts {
  /** Drawn on each page before anything else. */
  background?: ((pdf: PdfWriter) => void) | undefined
  /** Stands at the top of each page after the first. */
  head?: ((pdf: PdfWriter) => { height: number; draw(y: number): void }) | undefined
}

export function createPdfWriter(fonts: PoaFonts, options: PdfOptions): PdfWriter {
  const doc = startDocument(fonts, options)
  let background: DocumentParts['background']
  let head: ReturnType<NonNullable<DocumentParts['head']>> | undefined
  let pagesBefore = 0
  const pdf: PdfWriter = {
    fonts,
    y: page.top,
    top: page.top,
    page: 1,
    text(lines, x, y, style, align = 'left') {
      if (lines.length === 0) return
      doc.setFont(fontNames[style.weight], 'normal').setFontSize(style.size)
      const lineHeightFactor = style.pitch / (style.size * mmPerPt)
      doc.text(assertTexts(lines), finite(x), finite(baseline(y, style)), {
        align,
        lineHeightFactor,
        ...textAsItStands,
      })
    },
    rule(x, end, y, thickness) {
      doc.setLineWidth(finite(thickness)).line(finite(x), finite(y), finite(end), finite(y), 'S')
    },
    fill(x, y, width, height) {
      doc.rect(finite(x), finite(y), finite(width), finite(height), 'F')
    },
    watermark(text, below, size) {
      const angle = (diagonalDegrees * Math.PI) / 180
      const [along, down] = [-fonts.semibold.width(text, size) / 2, below + 0.357 * size * mmPerPt]
      const x = page.width / 2 + along * Math.cos(angle) + down * Math.sin(angle)
      const y = page.height / 2 - along * Math.sin(angle) + down * Math.cos(angle)
      doc.setFont(fontNames.semibold, 'normal').setFontSize(finite(size)).setLineWidth(0.35)
      doc.setTextColor(markFill).setDrawColor(markContour)
      doc.text(assertTexts([text]), finite(x), finite(y), {
        angle: diagonalDegrees,
        renderingMode: 'fillThenStroke',
        ...textAsItStands,
      })
      doc.setTextColor(0).setDrawColor(0)
    },
    nextPage() {
      doc.addPage()
      background?.(pdf)
      head?.draw(page.top)
      pdf.y = pdf.top
      pdf.page++
    },
    nextDocument(parts) {
      pagesBefore = doc.getNumberOfPages()
      doc.addPage()
      Object.assign(pdf, { y: page.top, top: page.top, page: 1 })
      beginDocument(parts)
    },
    eachPage(draw) {
      const pages = doc.getNumberOfPages() - pagesBefore
      for (let number = 1; number <= pages; number++) {
        doc.setPage(pagesBefore + number)
        draw(number, pages)
      }
    },
    finish: () => ({ bytes: withoutOpenAction(doc.output('arraybuffer')), pages: doc.getNumberOfPages() }),
  }
  const beginDocument = (parts: DocumentParts) => {
    background = parts.background
    head = parts.head?.(pdf)
    if (head) pdf.top += head.height
    background?.(pdf)
  }
  beginDocument(options)
  return pdf
}

/** About the page's own diagonal. */
const diagonalDegrees = 52

/** Of 255. A fax drops the light grey or makes it dots, and keeps the dark contour as a line. */
const [markFill, markContour] = [228, 80]

const fontNames = { regular: 'NotoSans-Regular', semibold: 'NotoSans-SemiBold' }

// Keeps jsPDF's bidi step from reordering anything, and saves it a pass over every line.
const textAsItStands = { isInputVisual: false, isOutputVisual: false, isInputRtl: false, isOutputRtl: false }

function startDocument(fonts: PoaFonts, { title, fileId, createdAt }: PdfOptions) {
  const doc = new jsPDF({
    unit: 'mm',
    format: 'a4',
    compress: true,
    putOnlyUsedFonts: true,
    floatPrecision: 3,
  })
  for (const weight of ['regular', 'semibold'] as const) {
    doc.addFileToVFS(`${weight}.ttf`, fonts[weight].binary)
    doc.addFont(`${weight}.ttf`, fontNames[weight], 'normal')
  }
  doc.setFileId(fileId)
  doc.setCreationDate(pdfDate(createdAt))
  doc.setProperties({ title })
  doc.setLanguage('da')
  doc.viewerPreferences({ DisplayDocTitle: true })
  return doc
}

// As text, because jsPDF writes a Date in the machine's time zone.
function pdfDate(date: Date) {
  return `D:${date.toISOString().replaceAll(/[-T:]/g, '').slice(0, 14)}+00'00'`
}

// jsPDF always says how to open the file. It is only a zoom, but mail filters hold back what has an
// OpenAction; blanks of the same length keep every offset in the file right.
function withoutOpenAction(buffer: ArrayBuffer) {
  const openAction = '/OpenAction [3 0 R /FitH null]'
  const file = Buffer.from(buffer)
  const at = file.lastIndexOf(openAction)
  if (at !== -1) file.fill(' ', at, at + openAction.length)
  return new Uint8Array(buffer)
}

// Half of a capital letter's height is 0.357 of the size: this sets it in the middle of its line.
function baseline(y: number, { size, pitch }: TextStyle) {
  return y + pitch / 2 + 0.357 * size * mmPerPt
}

// jsPDF writes Infinity into the file without a word.
function finite(value: number) {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no place on a page`)
  return value
}

function assertTexts(lines: readonly string[]) {
  for (const line of lines) if (typeof line !== 'string') throw new TypeError('A line is not a text')
  return [...lines]
}
