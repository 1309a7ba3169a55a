/** One TrueType font: its bytes for jsPDF and its widths for setting text. */
export interface FontFace {
  /** The file as jsPDF takes it without decoding: one character per byte. */
  binary: string
  has(character: string): boolean
  codePoints(): number[]
  /** In millimetres. */
  width(text: string, sizePt: number): number
}

export const mmPerPt = 25.4 / 72

/** Own widths, because jsPDF's cost more than the writing itself on a long table. */
export function readFontFace(file: Uint8Array): FontFace {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = readTables(view)
  const glyphs = readGlyphs(view, tableAt(tables, 'cmap'))
  const advances = readAdvances(view, tables, glyphs)
  return {
    binary: Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1'),
    has: (character) => glyphs.has(character.codePointAt(0) ?? 0),
    codePoints: () => [...glyphs.keys()],
    width: (text, sizePt) => widthInEm(text, advances) * sizePt * mmPerPt,
  }
}

function widthInEm(text: string, advances: Float64Array) {
  let sum = 0
  for (let index = 0; index < text.length; index++) sum += advances[text.charCodeAt(index)] ?? 0
  return sum
}

function readTables(view: DataView) {
  const tables = new Map<string, number>()
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
    tables.set(tag, view.getUint32(at + 8))
  }
  return tables
}

function tableAt(tables: Map<string, number>, tag: string) {
  const at = tables.get(tag)
  if (at === undefined) throw new Error(`The font has no ${tag} table`)
  return at
}

/** Character to glyph, from the format 4 table that every TrueType font of the basic plane holds. */
function readGlyphs(view: DataView, cmap: number) {
  const glyphs = new Map<number, number>()
  const at = format4At(view, cmap)
  const segments = view.getUint16(at + 6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const field = (row: number) => at + 14 + 2 * segment + 2 * segments * row + (row > 0 ? 2 : 0)
    const last = view.getUint16(field(0))
    const delta = view.getUint16(field(2))
    const range = view.getUint16(field(3))
    for (let code = view.getUint16(field(1)); code <= last && code < 0xffff; code++) {
      const slot = range === 0 ? 0 : view.getUint16(field(3) + range + 2 * (code - view.getUint16(field(1))))
      const glyph = range === 0 ? (code + delta) & 0xffff : slot && (slot + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
  return glyphs
}

function format4At(view: DataView, cmap: number) {
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const at = cmap + view.getUint32(cmap + 8 + 8 * index)
    if (view.getUint16(at) === 4) return at
  }
  throw new Error('The font has no character map of format 4')
}

/** Indexed by character code, in parts of the font size. */
function readAdvances(view: DataView, tables: Map<string, number>, glyphs: Map<number, number>) {
  const unitsPerEm = view.getUint16(tableAt(tables, 'head') + 18)
  const lastMetric = view.getUint16(tableAt(tables, 'hhea') + 34) - 1
  const hmtx = tableAt(tables, 'hmtx')
  const advances = new Float64Array(0x10000)
  for (const [code, glyph] of glyphs) {
    advances[code] = view.getUint16(hmtx + 4 * Math.min(glyph, lastMetric)) / unitsPerEm
  }
  return advances
}
