import { readTables } from './font-face.js'

/**
 * The font with some of its glyphs only, under the numbers that they have: the tables that a PDF asks of an embedded
 * TrueType font (ISO 32000-1, 9.9) and no other. What a composed letter is made of comes with it.
 */
export function cutFont(file: Uint8Array, glyphs: Iterable<number>): Uint8Array {
  const tables = readTables(file)
  const outlines = keptOutlines(tables, glyphs)
  const count = Math.max(...outlines.keys()) + 1
  const head = copyOf(tables('head'))
  head.setUint32(checkSumAdjustment, 0)
  head.setUint16(50, shortOffsets)
  const hhea = copyOf(tables('hhea'))
  hhea.setUint16(34, count)
  const maxp = copyOf(tables('maxp'))
  maxp.setUint16(4, count)
  const { glyf, loca } = placed(outlines, count)
  return fontFile({ glyf, head, hhea, hmtx: metrics(tables, outlines.keys(), count), loca, maxp })
}

const checkSumAdjustment = 8
/** Of the two ways to write where an outline begins, the one that counts in pairs of bytes. */
const shortOffsets = 0
const mostBytes = 2 * 0xffff

type Tables = ReturnType<typeof readTables>

function keptOutlines(tables: Tables, glyphs: Iterable<number>) {
  const outlineOf = outlineReader(tables)
  const kept = new Map<number, DataView>()
  const keep = (glyph: number) => {
    if (kept.has(glyph)) return
    const outline = outlineOf(glyph)
    kept.set(glyph, outline)
    for (const part of partsOf(outline)) keep(part)
  }
  // The first is what stands for a glyph that is missing; every font has it.
  for (const glyph of [0, ...glyphs]) keep(glyph)
  return kept
}

function outlineReader(tables: Tables) {
  const [loca, glyf] = [tables('loca'), tables('glyf')]
  const isShort = tables('head').getUint16(50) === shortOffsets
  const startOf = (glyph: number) => (isShort ? 2 * loca.getUint16(2 * glyph) : loca.getUint32(4 * glyph))
  return (glyph: number) => {
    const start = startOf(glyph)
    return new DataView(glyf.buffer, glyf.byteOffset + start, startOf(glyph + 1) - start)
  }
}

/** The glyphs that a composed one is made of, by the OpenType specification's `glyf` table. */
function partsOf(outline: DataView): number[] {
  const isComposed = outline.byteLength > 0 && outline.getInt16(0) < 0
  if (!isComposed) return []
  const parts: number[] = []
  for (let at = 10, flags = moreParts; flags & moreParts; ) {
    flags = outline.getUint16(at)
    parts.push(outline.getUint16(at + 2))
    at +=
      4 +
      (flags & wordsForPlace ? 4 : 2) +
      (flags & scale ? 2 : flags & twoScales ? 4 : flags & matrix ? 8 : 0)
  }
  return parts
}

const [wordsForPlace, scale, moreParts, twoScales, matrix] = [0x01, 0x08, 0x20, 0x40, 0x80]

function placed(outlines: ReadonlyMap<number, DataView>, count: number) {
  const even = (length: number) => length + (length % 2)
  const length = [...outlines.values()].reduce((sum, { byteLength }) => sum + even(byteLength), 0)
  if (length > mostBytes) throw new RangeError('The font is too large to be cut')
  const glyf = new Uint8Array(length)
  const loca = new DataView(new ArrayBuffer(2 * (count + 1)))
  let at = 0
  for (let glyph = 0; glyph < count; glyph++) {
    loca.setUint16(2 * glyph, at / 2)
    const outline = outlines.get(glyph)
    if (!outline) continue
    glyf.set(bytesOf(outline), at)
    at += even(outline.byteLength)
  }
  loca.setUint16(2 * count, at / 2)
  return { glyf: new DataView(glyf.buffer), loca }
}

/** How wide each glyph is, and where its outline begins. */
function metrics(tables: Tables, glyphs: Iterable<number>, count: number) {
  const hmtx = tables('hmtx')
  const wide = tables('hhea').getUint16(34)
  const kept = new DataView(new ArrayBuffer(4 * count))
  for (const glyph of glyphs) {
    // Behind the last width stand the beginnings alone of glyphs that are all as wide.
    kept.setUint16(4 * glyph, hmtx.getUint16(4 * Math.min(glyph, wide - 1)))
    kept.setInt16(4 * glyph + 2, hmtx.getInt16(glyph < wide ? 4 * glyph + 2 : 2 * (wide + glyph)))
  }
  return kept
}

function fontFile(tables: Record<string, DataView>): Uint8Array {
  const entries = Object.entries(tables)
  const starts = startsOf(entries)
  const file = new DataView(new ArrayBuffer(starts.pop() ?? 0))
  const bytes = new Uint8Array(file.buffer)
  writeHeader(file, entries.length)
  for (const [index, [tag, table]] of entries.entries()) {
    const start = starts[index] ?? 0
    bytes.set(bytesOf(table), start)
    const entry = 12 + 16 * index
    bytes.set(Buffer.from(tag), entry)
    file.setUint32(entry + 4, sumOf(file, start, start + table.byteLength))
    file.setUint32(entry + 8, start)
    file.setUint32(entry + 12, table.byteLength)
  }
  const head = starts[entries.findIndex(([tag]) => tag === 'head')] ?? 0
  file.setUint32(head + checkSumAdjustment, 0xb1b0afba - sumOf(file, 0, file.byteLength))
  return bytes
}

/** Where each table begins, at fours of bytes, and last where the file ends. */
function startsOf(entries: readonly [string, DataView][]) {
  const starts = [12 + 16 * entries.length]
  for (const [, { byteLength }] of entries) starts.push((starts.at(-1) ?? 0) + 4 * Math.ceil(byteLength / 4))
  return starts
}

function writeHeader(file: DataView, tables: number) {
  const power = Math.floor(Math.log2(tables))
  file.setUint32(0, 0x00010000)
  file.setUint16(4, tables)
  file.setUint16(6, 16 * 2 ** power)
  file.setUint16(8, power)
  file.setUint16(10, 16 * (tables - 2 ** power))
}

function sumOf(file: DataView, start: number, end: number) {
  let sum = 0
  for (let at = start; at < end; at += 4) sum = (sum + file.getUint32(at)) >>> 0
  return sum
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView) {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function copyOf(view: DataView) {
  return new DataView(Uint8Array.from(bytesOf(view)).buffer)
}
