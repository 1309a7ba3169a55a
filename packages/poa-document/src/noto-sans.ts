import { readFileSync } from 'node:fs'
import { type FontFace, readFontFace } from './font-face.js'

/** As files name them. */
export type NotoSans = 'NotoSans-Regular' | 'NotoSans-SemiBold'

/** A weight of Noto Sans, as the build cut it to what a document can print (`scripts/cut-fonts.mjs`). */
export function readNotoSans(name: NotoSans): FontFace {
  // From `dist` in both cases: the tests run this file from `src`, and the build writes none there.
  return readFontFace(readFileSync(new URL(`../dist/fonts/${name}.ttf`, import.meta.url)))
}

/** The code points with a glyph in both weights, read from the fonts: the truth behind `canPrint`. */
export function printableCodePoints(): Set<number> {
  const [regular, semibold] = [readNotoSans('NotoSans-Regular'), readNotoSans('NotoSans-SemiBold')]
  return new Set(regular.codePoints().filter((codePoint) => semibold.has(String.fromCharCode(codePoint))))
}
