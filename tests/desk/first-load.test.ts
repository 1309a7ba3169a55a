import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

interface Chunk {
  file: string
  imports?: string[]
  isDynamicEntry?: boolean
}

const built = new URL('../../apps/desk/dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', built), 'utf8')) as Record<
  string,
  Chunk
>

/** A chunk and all that it cannot begin without. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const imported of manifest[name]?.imports ?? []) withImports(imported, found)
  return found
}

const textOf = (names: Iterable<string>) =>
  [...names].map((name) => readFileSync(new URL(manifest[name]?.file ?? '', built), 'utf8'))
const kilobytes = (names: Iterable<string>) =>
  textOf(names).reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1000

const firstLoad = new Set([
  ...withImports('index.html'),
  ...withImports('src/pages/work-list/work-list-page.tsx'),
])
/** Of the engine of regular expressions, of zod, and of pdf.js. */
const heavy = /RE2JS|programSize|invalid_union|pdfjs|PDFWorker/

test('the first load of the desk is at most 180 kB of script, gzip', () => {
  expect(firstLoad.size).toBeGreaterThan(1)
  expect(kilobytes(firstLoad)).toBeGreaterThan(50)
  expect(kilobytes(firstLoad)).toBeLessThanOrEqual(180)
})

test('schemas and the engine of regular expressions come with the operator’s form, and not before', () => {
  expect(textOf(firstLoad).filter((text) => heavy.test(text))).toEqual([])
  expect(
    textOf(withImports('src/pages/operators/operators-page.tsx')).filter((text) => heavy.test(text)),
  ).toEqual([])
  expect(textOf(withImports('src/pages/operators/operator-page.tsx')).some((text) => heavy.test(text))).toBe(
    true,
  )
})

test('pdf.js comes with the first PDF that is looked at, and not with a page', () => {
  const pdf = /PDFWorker/
  for (const page of ['poa/poa-page.tsx', 'poa/preview-dialog.tsx', 'signed-copies/signed-copy-page.tsx'])
    expect(textOf(withImports(`src/pages/${page}`)).filter((text) => pdf.test(text))).toEqual([])
  expect(textOf(withImports('src/parts/pdf-pages.tsx')).some((text) => pdf.test(text))).toBe(true)
})

test('each page is a chunk of its own', () => {
  const pages = Object.entries(manifest).filter(
    ([name, { isDynamicEntry }]) => isDynamicEntry && name.endsWith('-page.tsx'),
  )
  expect(pages.length).toBeGreaterThanOrEqual(15)
})
