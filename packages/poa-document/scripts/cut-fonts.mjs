// Cuts Noto Sans in two weights to what a document can print, into dist/fonts: a sixth of the size. The build runs it.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { readFontFace } from '../dist/font-face.js'
import { printableCharacters } from '../dist/printable-text.js'

const printable = new RegExp(`[${printableCharacters}]`)
const wanted = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  printable.test(character),
)
const folder = new URL('../dist/fonts/', import.meta.url)

await mkdir(folder, { recursive: true })
for (const weight of ['400Regular', '600SemiBold']) {
  const name = `NotoSans_${weight}`
  const cut = await subsetFont(await readFile(pathOf(`${weight}/${name}.ttf`)), wanted.join(''), {
    targetFormat: 'truetype',
    // A page shows one glyph per character: it never looks at ligatures, kerning or hints.
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ['GSUB', 'GPOS', 'GDEF'],
  })
  const face = readFontFace(cut)
  const missing = wanted.filter((character) => !face.has(character))
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.join(' ')}`)
  await writeFile(new URL(`NotoSans-${weight.slice(3)}.ttf`, folder), cut)
}
await copyFile(pathOf('LICENSE_FONT'), new URL('LICENSE', folder))

// By path: the package's own entry point asks for React Native's asset loader.
function pathOf(file) {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${file}`)
}
