import { mmPerPt } from './font-face.js'
import { type TextStyle, body, hairline, page, small } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import type { Wording } from './wording.js'
import { wrapText } from './wrap-text.js'

/** A piece of the document that is never cut by a page's end. */
export interface Block {
  /** Millimetres. */
  height: number
  draw(y: number): void
  omittedAtPageTop?: true
}

/** Writes blocks below each other on one page, or where no page holds them all, block by block. */
export function writeBlocks(pdf: PdfWriter, blocks: readonly Block[]): void {
  const height = blocks.reduce((sum, block) => sum + block.height, 0)
  if (height <= page.bottom - pdf.top) makeRoom(pdf, height)
  for (const block of blocks) {
    makeRoom(pdf, block.height)
    if (block.omittedAtPageTop && pdf.y === pdf.top) continue
    block.draw(pdf.y)
    pdf.y += block.height
  }
}

/** Whether the blocks have room on what is left of the page. */
export function fitsOnPage(pdf: PdfWriter, blocks: readonly Block[]): boolean {
  // A hair of tolerance: the same heights summed in another order differ in the last bit.
  return pdf.y + together(blocks).height <= page.bottom + 0.001
}

function makeRoom(pdf: PdfWriter, height: number) {
  if (!fitsOnPage(pdf, [{ height, draw: () => undefined }]) && pdf.y > pdf.top) pdf.nextPage()
}

/** A text in as many lines as its width needs, each a block of its own. */
export function textLines(pdf: PdfWriter, text: string, x: number, width: number, style: TextStyle): Block[] {
  return text.split('\n').flatMap((part) =>
    wrapText(part, pdf.fonts[style.weight], style.size, width).map((line) => ({
      height: style.pitch,
      draw: (y: number) => pdf.text([line], x, y, style),
    })),
  )
}

/** A Danish sentence with its English below in small type, and room below. */
export function sentence(pdf: PdfWriter, wording: Wording, x: number, below: number): Block[] {
  const width = page.right - x
  return [
    ...textLines(pdf, wording.da, x, width, body),
    ...textLines(pdf, wording.en, x, width, small),
    gap(below),
  ]
}

/** One line: the Danish, then the English in small type on the same baseline. */
export function drawLabel(pdf: PdfWriter, wording: Wording, x: number, y: number, style = body): number {
  pdf.text([wording.da], x, y, style)
  const end = x + pdf.fonts[style.weight].width(wording.da, style.size)
  if (wording.en === '') return end
  const start = end + 1.6
  // Half a line lower by the difference of the capitals, so that both stand on one line.
  pdf.text([wording.en], start, y + 0.357 * (style.size - small.size) * mmPerPt, {
    ...small,
    pitch: style.pitch,
  })
  return start + pdf.fonts.regular.width(wording.en, small.size)
}

export function gap(height: number): Block {
  return { height, draw: () => undefined, omittedAtPageTop: true }
}

/** A rule over the whole width, with as much room above as below. */
export function separator(pdf: PdfWriter, room: number, thickness = hairline): Block {
  return {
    height: 2 * room,
    draw: (y) => pdf.rule(page.left, page.right, y + room, thickness),
    omittedAtPageTop: true,
  }
}

/** Blocks as one that is not cut. */
export function together(blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0),
    draw(y) {
      for (const block of blocks) {
        block.draw(y)
        y += block.height
      }
    },
  }
}

/** Two blocks at the same height, as one that is not cut. */
export function beside(left: Block, right: Block): Block {
  return {
    height: Math.max(left.height, right.height),
    draw(y) {
      left.draw(y)
      right.draw(y)
    },
  }
}
