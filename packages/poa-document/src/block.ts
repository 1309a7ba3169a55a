import { mmPerPt } from './font-face.js'
import { type Sheet, type TextStyle, page } from './page.js'
import type { Wording } from './wording.js'
import { wrapText } from './wrap-text.js'

/** A piece of the document that is never cut by a page's end. */
export interface Block {
  /** Millimetres. */
  height: number
  draw(y: number): void
  /** Parts what is above from what is below: left out at the top of a page. */
  parts?: true
}

export const body: TextStyle = { weight: 'regular', size: 10, pitch: 4.7 }
export const strong: TextStyle = { ...body, weight: 'semibold' }
export const small: TextStyle = { weight: 'regular', size: 8, pitch: 3.5 }

/** Places blocks beneath each other on one page, or where no page holds them all, block by block. */
export function place(sheet: Sheet, blocks: readonly Block[]): void {
  const height = blocks.reduce((sum, block) => sum + block.height, 0)
  if (height <= page.bottom - page.top) makeRoom(sheet, height)
  for (const block of blocks) {
    makeRoom(sheet, block.height)
    if (block.parts && sheet.y === page.top) continue
    block.draw(sheet.y)
    sheet.y += block.height
  }
}

/** Whether the blocks have room on what is left of the page. */
export function fits(sheet: Sheet, blocks: readonly Block[]): boolean {
  // A hair of tolerance: the same heights summed in another order differ in the last bit.
  return sheet.y + together(blocks).height <= page.bottom + 0.001
}

function makeRoom(sheet: Sheet, height: number) {
  if (!fits(sheet, [{ height, draw: () => undefined }]) && sheet.y > page.top) sheet.nextPage()
}

/** A text in as many lines as its width needs, each a block of its own. */
export function textLines(sheet: Sheet, text: string, x: number, width: number, style: TextStyle): Block[] {
  return text.split('\n').flatMap((part) =>
    wrapText(part, sheet.fonts[style.weight], style.size, width).map((line) => ({
      height: style.pitch,
      draw: (y: number) => sheet.text([line], x, y, style),
    })),
  )
}

/** A Danish sentence with its English beneath in small type, and room below. */
export function sentence(sheet: Sheet, wording: Wording, x: number, below: number): Block[] {
  const width = page.right - x
  return [
    ...textLines(sheet, wording.da, x, width, body),
    ...textLines(sheet, wording.en, x, width, small),
    gap(below),
  ]
}

/** One line: the Danish, then the English in small type on the same baseline. */
export function label(sheet: Sheet, wording: Wording, x: number, y: number, style: TextStyle = body): number {
  sheet.text([wording.da], x, y, style)
  const end = x + sheet.fonts[style.weight].width(wording.da, style.size)
  if (wording.en === '') return end
  const start = end + 1.6
  // Half a line lower by the difference of the capitals, so that both stand on one line.
  sheet.text([wording.en], start, y + 0.357 * (style.size - small.size) * mmPerPt, {
    ...small,
    pitch: style.pitch,
  })
  return start + sheet.fonts.regular.width(wording.en, small.size)
}

export function gap(height: number): Block {
  return { height, draw: () => undefined, parts: true }
}

export const hairline = 0.2
export const line = 0.4

/** A rule over the whole width, with as much room above as below. */
export function separator(sheet: Sheet, room: number, thickness = hairline): Block {
  return {
    height: 2 * room,
    draw: (y) => sheet.rule(page.left, page.right, y + room, thickness),
    parts: true,
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
