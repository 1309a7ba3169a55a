import { mmPerPt } from './font-face.js'
import type { PoaFont } from './font.js'
import { place, points, rounded } from './operators.js'
import { type TextStyle, page } from './page.js'
import type { FileFont } from './put-font.js'

/** Writes texts in one font, as the operators of a page. */
export interface TextWriter {
  /** Lines downwards; `y` is the first one's upper edge. */
  lines(lines: readonly string[], x: number, y: number, style: TextStyle, align: 'left' | 'right'): string
  /** A pale text with a contour along the page's diagonal, `below` its middle by millimetres. */
  mark(text: string, below: number, size: number): string
  /** What the file holds of the font: all that was written, and maybe more. */
  font(): FileFont
}

export function createTextWriter(name: 'F1' | 'F2', font: PoaFont): TextWriter {
  const used = new Uint8Array(0x10000)

  function glyphs(text: string) {
    if (typeof text !== 'string') throw new TypeError('A line is not a text')
    let operands = ''
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      const operand = font.operands[code]
      // Written without it, a name would come out changed.
      if (operand === undefined) throw new RangeError(`The font has no glyph for U+${code.toString(16)}`)
      used[code] = 1
      operands += operand
    }
    return `(${operands}) Tj`
  }

  function rightAligned(lines: readonly string[], x: number, y: number, { size, pitch }: TextStyle) {
    let left = 0
    return lines.map((line, index) => {
      const start = x - font.width(line, size)
      const move = index === 0 ? place(start, y) : `${points(start - left)} ${points(-pitch)}`
      left = start
      return `${move} Td\n${glyphs(line)}`
    })
  }

  return {
    lines(lines, x, y, style, align) {
      const start = baseline(y, style)
      const written =
        align === 'right'
          ? rightAligned(lines, x, start, style).join('\n')
          : `${points(style.pitch)} TL\n${place(x, start)} Td\n${lines.map((line) => glyphs(line)).join('\nT* ')}`
      return `BT\n/${name} ${style.size} Tf\n${written}\nET`
    },
    mark(text, below, size) {
      const angle = (diagonalDegrees * Math.PI) / 180
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const [along, down] = [-font.width(text, size) / 2, below + halfCapital(size)]
      const x = page.width / 2 + along * cos + down * sin
      const y = page.height / 2 - along * sin + down * cos
      const turned = [cos, sin, -sin, cos].map(rounded).join(' ')
      const colours = `${markFill} g\n${markContour} G\n${points(0.35)} w\n2 Tr`
      return `q\n${colours}\nBT\n/${name} ${rounded(size)} Tf\n${turned} ${place(x, y)} Tm\n${glyphs(text)}\nET\nQ`
    },
    font: () => font.embedded(used),
  }
}

/** About the page's own diagonal. */
const diagonalDegrees = 52

/** From black, 0, to white, 1. A fax drops the light grey or makes it dots, and keeps the dark contour as a line. */
const [markFill, markContour] = [0.894, 0.31]

// Sets a capital letter in the middle of its line.
function baseline(y: number, { size, pitch }: TextStyle) {
  return y + pitch / 2 + halfCapital(size)
}

/** Of a capital letter's height, in millimetres. */
function halfCapital(size: number) {
  return 0.357 * size * mmPerPt
}
