import { createCanvas } from '@napi-rs/canvas'
import jsQR from 'jsqr'
import { OPS, type PDFPageProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One line as it was written, in millimetres from the upper left corner of the paper; `y` is its baseline. */
export interface PrintedLine {
  text: string
  x: number
  y: number
  end: number
  sizePt: number
  font: string
  /** Anticlockwise. */
  degrees: number
}

/** A rule, or a filled rectangle, by its upper left corner. Millimetres. */
export interface PrintedShape {
  kind: 'rule' | 'fill'
  x: number
  y: number
  width: number
  height: number
  /** Of the pen. */
  thickness: number
}

export interface ReadPdf {
  pages: PrintedLine[][]
  shapes: PrintedShape[][]
  /** The decoded QR code of each page. */
  codes: (string | undefined)[]
  info: { title: string; language: string; createdAt: string }
}

const mmPerPt = 25.4 / 72

/**
 * Reads glyph by glyph through the fonts' own Unicode tables, and not by the reader's text search, which
 * tidies spaces.
 */
export async function readPdf(bytes: Uint8Array, { withCodes = false } = {}): Promise<ReadPdf> {
  // A copy: the reader takes the bytes away.
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const result: ReadPdf = { pages: [], shapes: [], codes: [], info: infoOf(await pdf.getMetadata()) }
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { lines, shapes } = await readMarks(page)
    result.pages.push(lines)
    result.shapes.push(shapes)
    if (withCodes) result.codes.push(await readCode(page))
  }
  await pdf.destroy()
  return result
}

function infoOf({ info }: { info: object }) {
  const { Title, Language, CreationDate } = info as Record<string, unknown>
  return { title: String(Title), language: String(Language), createdAt: String(CreationDate) }
}

/** All lines of a page or document joined, without the spaces that a line may end with or a reader add. */
export function textOf(lines: readonly PrintedLine[]): string {
  return lines.map(({ text }) => text).join('\n')
}

interface Glyph {
  unicode: string
  width: number
}

async function readMarks(page: PDFPageProxy) {
  const { fnArray, argsArray } = await page.getOperatorList()
  const lines: PrintedLine[] = []
  const shapes: PrintedShape[] = []
  const pen = { x: 0, y: 0, leading: 0, size: 0, font: '', degrees: 0, thickness: 0 }
  fnArray.forEach((operator, index) => {
    const args: unknown[] = argsArray[index] ?? []
    if (operator === OPS.beginText) Object.assign(pen, { x: 0, y: 0, degrees: 0 })
    else if (operator === OPS.setFont)
      Object.assign(pen, { size: Number(args[1]), font: fontName(page, args[0]) })
    else if (operator === OPS.setLeading) pen.leading = Math.abs(Number(args[0]))
    else if (operator === OPS.moveText)
      Object.assign(pen, { x: pen.x + Number(args[0]), y: pen.y + Number(args[1]) })
    else if (operator === OPS.setTextMatrix) Object.assign(pen, turned(numbersOf(args[0])))
    else if (operator === OPS.nextLine) pen.y -= pen.leading
    else if (operator === OPS.showText) lines.push(lineOf(glyphsOf(args[0]), pen))
    else if (operator === OPS.setLineWidth) pen.thickness = Number(args[0])
    else if (operator === OPS.constructPath) shapes.push(shapeOf(args, pen.thickness))
  })
  return { lines: lines.filter(({ text }) => text !== ''), shapes }
}

function fontName(page: PDFPageProxy, id: unknown) {
  return (page.commonObjs.get(String(id)) as { name: string }).name
}

function turned([cos = 1, sin = 0, , , x = 0, y = 0]: number[]) {
  return { x, y, degrees: Math.round((Math.atan2(sin, cos) * 180) / Math.PI) }
}

function shapeOf([painting, , box]: unknown[], thickness: number): PrintedShape {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(box)
  return {
    kind: painting === OPS.stroke ? 'rule' : 'fill',
    x: left * mmPerPt,
    y: 297 - top * mmPerPt,
    width: (right - left) * mmPerPt,
    height: (top - bottom) * mmPerPt,
    thickness: thickness * mmPerPt,
  }
}

function numbersOf(list: unknown): number[] {
  return list instanceof Float32Array ? [...list] : []
}

function glyphsOf(shown: unknown): Glyph[] {
  return Array.isArray(shown) ? shown.filter((glyph) => typeof glyph === 'object') : []
}

interface Pen {
  x: number
  y: number
  size: number
  font: string
  degrees: number
}

function lineOf(glyphs: readonly Glyph[], pen: Pen): PrintedLine {
  // A space that a line was broken at is no mark on the paper.
  const lastMark = glyphs.findLastIndex(({ unicode }) => unicode !== ' ')
  const width = glyphs.slice(0, lastMark + 1).reduce((sum, glyph) => sum + (glyph.width / 1000) * pen.size, 0)
  return {
    text: glyphs.map(({ unicode }) => unicode).join(''),
    x: pen.x * mmPerPt,
    y: 297 - pen.y * mmPerPt,
    end: (pen.x + width) * mmPerPt,
    sizePt: pen.size,
    font: pen.font,
    degrees: pen.degrees,
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
