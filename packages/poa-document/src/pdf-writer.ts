import type { PoaFonts } from './font.js'
import { pdfFile } from './jspdf-file.js'
import { place, points } from './operators.js'
import { type TextStyle, page } from './page.js'
import { createTextWriter } from './text-writer.js'

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
  const texts = {
    regular: createTextWriter('F1', fonts.regular),
    semibold: createTextWriter('F2', fonts.semibold),
  }
  let operators: string[] = []
  const pages = [operators]
  let background: DocumentParts['background']
  let head: ReturnType<NonNullable<DocumentParts['head']>> | undefined
  let pagesBefore = 0
  const pdf: PdfWriter = {
    fonts,
    y: page.top,
    top: page.top,
    page: 1,
    text(lines, x, y, style, align = 'left') {
      if (lines.length > 0) operators.push(texts[style.weight].lines(lines, x, y, style, align))
    },
    rule(x, end, y, thickness) {
      operators.push(`${points(thickness)} w\n${place(x, y)} m\n${place(end, y)} l\nS`)
    },
    fill(x, y, width, height) {
      operators.push(`${place(x, y)} ${points(width)} ${points(-height)} re\nf`)
    },
    watermark(text, below, size) {
      operators.push(texts.semibold.mark(text, below, size))
    },
    nextPage() {
      addPage()
      background?.(pdf)
      head?.draw(page.top)
      pdf.y = pdf.top
      pdf.page++
    },
    nextDocument(parts) {
      pagesBefore = pages.length
      addPage()
      Object.assign(pdf, { y: page.top, top: page.top, page: 1 })
      beginDocument(parts)
    },
    eachPage(draw) {
      const own = pages.slice(pagesBefore)
      for (const [index, operatorsOfPage] of own.entries()) {
        operators = operatorsOfPage
        draw(index + 1, own.length)
      }
    },
    finish: () => ({
      bytes: pdfFile({
        ...options,
        pages: pages.map((lines) => lines.join('\n')),
        fonts: [texts.regular.font(), texts.semibold.font()],
      }),
      pages: pages.length,
    }),
  }
  const addPage = () => pages.push((operators = []))
  const beginDocument = (parts: DocumentParts) => {
    background = parts.background
    head = parts.head?.(pdf)
    if (head) pdf.top += head.height
    background?.(pdf)
  }
  beginDocument(options)
  return pdf
}
