/** A stream as it stands in a file, packed. */
export interface PackedStream {
  /** One character per byte. */
  data: string
  /** In bytes. */
  unpackedLength: number
}

/** What a file holds of a TrueType font, whose texts are numbers of glyphs. */
export interface FileFont {
  name: string
  outlines: PackedStream
  toUnicode: PackedStream
  /** A `W` array: how wide each glyph is, in thousandths of the size. */
  widths: string
  /** The measures of a font descriptor. */
  measures: string
}

/** Writes a file's objects. */
export interface ObjectWriter {
  out(line: string): void
  /** Begins one; answers its number. */
  newObject(): number
  putStream(stream: object): void
}

/** Writes the objects of a font (ISO 32000-1, 9.6 to 9.10); answers the number of the one that the others hang on. */
export function putFont(writer: ObjectWriter, font: FileFont): number {
  const outlines = putPacked(writer, font.outlines)
  const toUnicode = putPacked(writer, font.toUnicode)
  const descriptor = putDictionary(
    writer,
    `/Type /FontDescriptor /FontName /${font.name} /FontFile2 ${outlines} 0 R /Flags 32 ` +
      `/StemV 0 /ItalicAngle 0 ${font.measures}`,
  )
  const glyphs = putDictionary(
    writer,
    `/Type /Font /Subtype /CIDFontType2 /BaseFont /${font.name} /FontDescriptor ${descriptor} 0 R ` +
      `/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> ` +
      `/CIDToGIDMap /Identity /W ${font.widths}`,
  )
  return putDictionary(
    writer,
    `/Type /Font /Subtype /Type0 /BaseFont /${font.name} /Encoding /Identity-H ` +
      `/DescendantFonts [${glyphs} 0 R] /ToUnicode ${toUnicode} 0 R`,
  )
}

function putDictionary(writer: ObjectWriter, entries: string) {
  const number = writer.newObject()
  writer.out(`<<${entries}>>`)
  writer.out('endobj')
  return number
}

function putPacked(writer: ObjectWriter, { data, unpackedLength }: PackedStream) {
  const number = writer.newObject()
  writer.putStream({
    data,
    filters: [],
    alreadyAppliedFilters: ['/FlateDecode'],
    additionalKeyValues: [{ key: 'Length1', value: unpackedLength }],
  })
  writer.out('endobj')
  return number
}
