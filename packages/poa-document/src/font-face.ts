/** One TrueType font: its file, its glyphs and its widths for setting text. */
export interface FontFace {
  file: Uint8Array
  has(character: string): boolean
  /** The glyph of a character code; 0 where the font has none. */
  glyph(code: number): number
  codePoints(): number[]
  /** Of a character's code, in parts of the font size. */
  advance(code: number): number
  /** In millimetres. */
  width(text: string, sizePt: number): number
}

export const mmPerPt = 25.4 / 72

/** Own widths, because jsPDF's cost more than the writing itself on a long table. */
export function readFontFace(file: Uint8Array): FontFace {
  const tables = readTables(file)
  const glyphs = readGlyphs(tables('cmap'))
  const advances = readAdvances(tables, glyphs)
  return {
    file,
    has: (character) => glyphs.has(character.codePointAt(0) ?? 0),
    glyph: (code) => glyphs.get(code) ?? 0,
    codePoints: () => [...glyphs.keys()],
    advance: (code) => advances[code] ?? 0,
    width: (text, sizePt) => widthInEm(text, advances) * sizePt * mmPerPt,
  }
}

function widthInEm(text: string, advances: Float64Array) {
  let sum = 0
  for (let index = 0; index < text.length; index++) sum += advances[text.charCodeAt(index)] ?? 0
  return sum
}

/**
 * The tables of a TrueType font by their tags.
 *
 * @throws Error when the font lacks the one that is asked for
 */
export function readTables(file: Uint8Array): (tag: string) => DataView {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = new Map<string, DataView>()
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    const tag = String.fromCharCode(...file.subarray(at, at + 4))
    const start = file.byteOffset + view.getUint32(at + 8)
    tables.set(tag, new DataView(file.buffer, start, view.getUint32(at + 12)))
  }
  return (tag) => {
    const table = tables.get(tag)
    if (!table) throw new Error(`The font has no ${tag} table`)
    return table
  }
}

/** Character to glyph, from the format 4 table that every TrueType font of the basic plane holds. */
function readGlyphs(cmap: DataView) {
  const glyphs = new Map<number, number>()
  const at = format4At(cmap)
  const segments = cmap.getUint16(at + 6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const field = (row: number) => at + 14 + 2 * segment + 2 * segments * row + (row > 0 ? 2 : 0)
    const last = cmap.getUint16(field(0))
    const delta = cmap.getUint16(field(2))
    const range = cmap.getUint16(field(3))
    for (let code = cmap.getUint16(field(1)); code <= last && code < 0xffff; code++) {
      const slot = range === 0 ? 0 : cmap.getUint16(field(3) + range + 2 * (code - cmap.getUint16(field(1))))
      const glyph = range === 0 ? (code + delta) & 0xffff : slot && (slot + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

function format4At(cmap: DataView) {
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const at = cmap.getUint32(8 + 8 * index)
    if (cmap.getUint16(at) === 4) return at
  }
  throw new Error('The font has no character map of format 4')
}

/** Indexed by character code, in parts of the font size. */
function readAdvances(tables: (tag: string) => DataView, glyphs: Map<number, number>) {
  const unitsPerEm = tables('head').getUint16(18)
  const metrics = tables('hmtx')
  const lastAdvance = tables('hhea').getUint16(34) - 1
  const advances = new Float64Array(0x10000)
  for (const [code, glyph] of glyphs) {
    advances[code] = metrics.getUint16(4 * Math.min(glyph, lastAdvance)) / unitsPerEm
  }
  return advances
}
