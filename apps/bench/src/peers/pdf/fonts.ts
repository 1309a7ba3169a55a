import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'

/** The document's font in its two weights, as TrueType files. */
export interface PeerFonts {
  regular: Buffer
  semibold: Buffer
}

/**
 * The product's font, cut as far as Danish documents allow. A library's work for each document grows with its font, and a
 * larger one would flatter us.
 */
export async function cutPeerFonts(): Promise<PeerFonts> {
  return { regular: await cut('400Regular'), semibold: await cut('600SemiBold') }
}

const latin1 = Array.from({ length: 0x1_00 - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index))
const letters = `${latin1.join('')}–—‘’‚“”„•…€`

async function cut(weight: string): Promise<Buffer> {
  const path = `@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`
  const whole = await readFile(createRequire(import.meta.url).resolve(path))
  const options = { noLayoutClosure: true, noHinting: true, dropTables: ['GSUB', 'GPOS', 'GDEF'] }
  return Buffer.from(await subsetFont(whole, letters, { targetFormat: 'truetype', ...options }))
}
