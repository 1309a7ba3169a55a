import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { type FontFace, readFontFace } from './font-face.js'
import { printableCharacters } from './printable-text.js'

export interface PoaFonts {
  regular: FontFace
  semibold: FontFace
}

/** The cut fonts as they travel to the worker. */
export interface FontFiles {
  regular: Uint8Array
  semibold: Uint8Array
}

/**
 * Noto Sans in two weights, cut to what a document can print: a cut font is a sixth of the size, and
 * jsPDF's time per document grows with it.
 *
 * @throws Error when a character of the printable set has no glyph
 */
export async function cutFonts(): Promise<FontFiles> {
  const files = { regular: await cut('400Regular'), semibold: await cut('600SemiBold') }
  const { regular, semibold } = readFonts(files)
  const missing = wanted().filter((character) => !regular.has(character) || !semibold.has(character))
  if (missing.length > 0) throw new Error(`The document's fonts lack ${missing.join(' ')}`)
  return files
}

export function readFonts(files: FontFiles): PoaFonts {
  return { regular: readFontFace(files.regular), semibold: readFontFace(files.semibold) }
}

/** The code points with a glyph in both cut fonts, read from the fonts: the truth behind `canPrint`. */
export async function printableCodePoints(): Promise<Set<number>> {
  const { regular, semibold } = readFonts(await cutFonts())
  return new Set(regular.codePoints().filter((codePoint) => semibold.has(String.fromCharCode(codePoint))))
}

async function cut(weight: string) {
  // By path: the package's own entry point asks for React Native's asset loader.
  const path = `@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`
  const whole = await readFile(createRequire(import.meta.url).resolve(path))
  return subsetFont(whole, wanted().join(''), {
    targetFormat: 'truetype',
    // jsPDF sets one glyph per character: it never looks at ligatures, kerning or hints.
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ['GSUB', 'GPOS', 'GDEF'],
  })
}

function wanted() {
  const printable = new RegExp(`[${printableCharacters}]`)
  return Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((c) =>
    printable.test(c),
  )
}
