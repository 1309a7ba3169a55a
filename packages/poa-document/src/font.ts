import { embeddedFont } from './embedded-font.js'
import type { FontFace } from './font-face.js'
import { type NotoSans, readNotoSans } from './noto-sans.js'
import type { FileFont } from './put-font.js'

/** One weight of the documents' font. */
export interface PoaFont extends FontFace {
  /** How the operators of a page name each glyph, by the code of its character. */
  operands: readonly (string | undefined)[]
  /** What a file holds of it to show at least the characters whose codes are set in `used`. */
  embedded(used: Uint8Array): FileFont
}

export interface PoaFonts {
  regular: PoaFont
  semibold: PoaFont
}

export function readFonts(): PoaFonts {
  return { regular: readFont('NotoSans-Regular'), semibold: readFont('NotoSans-SemiBold') }
}

function readFont(name: NotoSans): PoaFont {
  const face = readNotoSans(name)
  const codes = face.codePoints()
  const isUsual = (code: number) => usual.test(String.fromCharCode(code))
  const usualFont = embeddedFont(name, face, codes.filter(isUsual))
  const rareCodes = codes.filter((code) => !isUsual(code))
  return {
    ...face,
    operands: glyphOperands(face),
    embedded(used) {
      if (!rareCodes.some((code) => used[code])) return usualFont
      return embeddedFont(
        name,
        face,
        codes.filter((code) => used[code]),
      )
    },
  }
}

/** What nearly all Danish documents do with: cut and packed once. One that needs more has its fonts made for itself. */
const usual = /[ -~§·ÄÅÆÉÖØÜßäåæéöøü–’€]/

function glyphOperands(face: FontFace) {
  const operands: string[] = []
  for (const code of face.codePoints()) operands[code] = bytesInBrackets(face.glyph(code))
  return operands
}

/** Two bytes, as they stand between a text's brackets: a bracket, a backslash or a line's end mean something there. */
function bytesInBrackets(glyph: number) {
  return String.fromCharCode(glyph >> 8, glyph & 0xff).replaceAll(
    /[()\\\n\r]/g,
    (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )
}
