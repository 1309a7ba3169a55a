import { cutFont } from './cut-font.js'
import { type FontFace, readTables } from './font-face.js'
import { packStream } from './jspdf-file.js'
import type { FileFont } from './put-font.js'

/** What a file holds of a font to show some characters, and to have them read back. */
export function embeddedFont(name: string, face: FontFace, codes: readonly number[]): FileFont {
  const glyphs = codes.map((code) => ({ code, glyph: face.glyph(code) }))
  const outlines = cutFont(
    face.file,
    glyphs.map(({ glyph }) => glyph),
  )
  return {
    name,
    outlines: packStream(Buffer.from(outlines.buffer).toString('latin1')),
    toUnicode: packStream(toUnicode(glyphs)),
    widths: widths(face, glyphs),
    measures: measures(face.file),
  }
}

interface Glyph {
  code: number
  glyph: number
}

/** Of a map at most a hundred lines may stand together. */
const mostTogether = 100

function toUnicode(glyphs: readonly Glyph[]) {
  const lines = glyphs.map(({ code, glyph }) => `<${hex(glyph)}> <${hex(code)}>`)
  const parts = Array.from({ length: Math.ceil(lines.length / mostTogether) }, (_, part) => {
    const together = lines.slice(part * mostTogether, (part + 1) * mostTogether)
    return [`${together.length} beginbfchar`, ...together, 'endbfchar']
  })
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...parts.flat(),
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n')
}

/** One after the other as far as the glyphs' numbers are: `1 [260 269 408] 7 [732]`. */
function widths(face: FontFace, glyphs: readonly Glyph[]) {
  const parts = glyphs.map(({ code, glyph }, index) => {
    const width = Math.round(1000 * face.advance(code))
    return glyph - 1 === glyphs[index - 1]?.glyph ? ` ${width}` : `] ${glyph} [${width}`
  })
  return `[${parts.join('').slice(2)}]]`
}

/** In two bytes. */
function hex(number: number): string {
  return number.toString(16).padStart(4, '0')
}

function measures(file: Uint8Array) {
  const tables = readTables(file)
  const [head, hhea, os2] = [tables('head'), tables('hhea'), tables('OS/2')]
  const inThousandths = (units: number) => Math.round((1000 * units) / head.getUint16(18))
  const box = [36, 38, 40, 42].map((at) => inThousandths(head.getInt16(at)))
  return (
    `/FontBBox [${box.join(' ')}] /Ascent ${inThousandths(hhea.getInt16(4))} ` +
    `/Descent ${inThousandths(hhea.getInt16(6))} /CapHeight ${inThousandths(os2.getInt16(88))}`
  )
}
