import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { printableCodePoints } from '@telecomx/poa-document'
import subsetFont from 'subset-font'

/** The document's font in its two weights, as TrueType files. */
export interface PeerFonts {
  regular: Buffer
  semibold: Buffer
}

/**
 * The product's font, cut as far as Danish documents allow: of what a document can print the letters of western Europe. A
 * library's work for each document grows with its font, and a larger one would flatter us.
 */
export async function cutPeerFonts(): Promise<PeerFonts> {
  const printable = [...(await printableCodePoints())]
  const letters = String.fromCodePoint(
    ...printable.filter((code) => code < 0x1_00 || (code >= 0x20_10 && code <= 0x20_ac)),
  )
  return { regular: await cut('400Regular', letters), semibold: await cut('600SemiBold', letters) }
}

async function cut(weight: string, letters: string): Promise<Buffer> {
  const path = `@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`
  const whole = await readFile(createRequire(import.meta.url).resolve(path))
  const options = { noLayoutClosure: true, noHinting: true, dropTables: ['GSUB', 'GPOS', 'GDEF'] }
  return Buffer.from(await subsetFont(whole, letters, { targetFormat: 'truetype', ...options }))
}
