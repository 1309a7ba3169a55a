import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { OPS, type PDFPageProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One line as it was written, in millimetres from the upper left corner of the paper. */
export interface PrintedLine {
  text: string
  x: number
  y: number
  end: number
  sizePt: number
}

export interface ReadPdf {
  pages: PrintedLine[][]
  /** The decoded QR code of each page. */
  codes: (string | undefined)[]
}

const mmPerPt = 25.4 / 72

/**
 * Reads glyph by glyph through the fonts' own Unicode tables, and not by the reader's text search, which
 * tidies spaces.
 */
export async function readPdf(bytes: Uint8Array, { withCodes = false } = {}): Promise<ReadPdf> {
  // A copy: the reader takes the bytes away.
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const result: ReadPdf = { pages: [], codes: [] }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    result.pages.push(await readLines(page))
    if (withCodes) result.codes.push(await readCode(page))
  }
  await pdf.destroy()
  return result
}

/** All lines of a page or document joined, without the spaces that a line may end with or a reader add. */
export function textOf(lines: readonly PrintedLine[]): string {
  return lines.map(({ text }) => text).join('\n')
}

interface Glyph {
  unicode: string
  width: number
}

async function readLines(page: PDFPageProxy): Promise<PrintedLine[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const lines: PrintedLine[] = []
  const pen = { x: 0, y: 0, leading: 0, size: 0 }
  fnArray.forEach((operator, index) => {
    const args: unknown[] = argsArray[index] ?? []
    if (operator === OPS.beginText) Object.assign(pen, { x: 0, y: 0 })
    else if (operator === OPS.setFont) pen.size = Number(args[1])
    else if (operator === OPS.setLeading) pen.leading = Math.abs(Number(args[0]))
    else if (operator === OPS.moveText)
      Object.assign(pen, { x: pen.x + Number(args[0]), y: pen.y + Number(args[1]) })
    else if (operator === OPS.nextLine) pen.y -= pen.leading
    else if (operator === OPS.showText) lines.push(lineOf(glyphsOf(args[0]), pen))
  })
  return lines.filter(({ text }) => text !== '')
}

function glyphsOf(shown: unknown): Glyph[] {
  return Array.isArray(shown) ? shown.filter((glyph) => typeof glyph === 'object') : []
}

function lineOf(glyphs: readonly Glyph[], pen: { x: number; y: number; size: number }): PrintedLine {
  // A space that a line was broken at is no mark on the paper.
  const lastMark = glyphs.findLastIndex(({ unicode }) => unicode !== ' ')
  const width = glyphs.slice(0, lastMark + 1).reduce((sum, glyph) => sum + (glyph.width / 1000) * pen.size, 0)
  return {
    text: glyphs.map(({ unicode }) => unicode).join(''),
    x: pen.x * mmPerPt,
    y: 297 - pen.y * mmPerPt,
    end: (pen.x + width) * mmPerPt,
    sizePt: pen.size,
  }
}

async function readCode(page: PDFPageProxy) {
  const viewport = page.getViewport({ scale: 2 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  // @ts-expect-error -- the reader's types know the browser's canvas only
  await page.render({ canvas, canvasContext: context, viewport }).promise
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data
}
