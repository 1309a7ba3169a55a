import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type FileParts, packStream, pdfFile } from './jspdf-file.js'
import type { FileFont } from './put-font.js'

function font(name: string): FileFont {
  const [outlines, toUnicode] = [packStream(`outlines of ${name}`), packStream(`characters of ${name}`)]
  return { name, outlines, toUnicode, widths: '[1 [600]]', measures: '/CapHeight 714' }
}

function parts(changes: Partial<FileParts> = {}): FileParts {
  return {
    title: 'Ærø',
    fileId: '0123456789abcdef0123456789abcdef',
    createdAt: new Date('2026-11-27T08:00:00Z'),
    pages: ['0 0 m 10 10 l S', '\u0000\u00ff(\\051) Tj', ''],
    fonts: [font('First'), font('Second')],
    ...changes,
  }
}

/** The file's objects by their numbers, as its cross-references find them, their streams unpacked. */
function objectsOf(bytes: Uint8Array) {
  const file = Buffer.from(bytes).toString('latin1')
  const table = file.slice(Number(/startxref\n(\d+)\n%%EOF$/.exec(file)?.[1]))
  return new Map(
    [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset], index) => {
      const object = file.slice(Number(offset), file.indexOf('endobj', Number(offset)))
      const [, dictionary = '', stream] =
        /^\d+ 0 obj\n([\s\S]*?)(?:stream\n([\s\S]*)\nendstream\n)?$/.exec(object) ?? []
      return [index + 1, { dictionary, stream: stream && unpacked(stream) }]
    }),
  )
}

function unpacked(stream: string) {
  return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
}

test('each page holds the operators that were given and nothing else, packed', () => {
  const objects = objectsOf(pdfFile(parts()))
  const pages = [...objects.values()].filter(({ dictionary }) => dictionary.includes('/Type /Page\n'))
  const contents = pages.map(({ dictionary }) => objects.get(numberAfter('/Contents', dictionary)))
  expect(contents.map((content) => content?.stream)).toEqual(parts().pages)
  expect(contents.map((content) => content?.dictionary.includes('/Filter /FlateDecode'))).toEqual([
    true,
    true,
    true,
  ])
  expect(pages.every(({ dictionary }) => dictionary.includes('/MediaBox [0 0 595.28 841.89]'))).toBe(true)
})

test('F1 and F2 are the fonts that were given, as they were packed, and there is no other', () => {
  const objects = objectsOf(pdfFile(parts()))
  const [, resources] = [...objects].find(([, { dictionary }]) => dictionary.includes('/ProcSet')) ?? []
  expect(resources?.dictionary.match(/\/F\d+/g)).toEqual(['/F1', '/F2'])
  for (const [key, name] of [
    ['/F1', 'First'],
    ['/F2', 'Second'],
  ] as const) {
    const top = objects.get(numberAfter(key, resources?.dictionary ?? ''))?.dictionary ?? ''
    const glyphs = objects.get(numberAfter('/DescendantFonts \\[', top))?.dictionary ?? ''
    const descriptor = objects.get(numberAfter('/FontDescriptor', glyphs))?.dictionary ?? ''
    expect(top).toContain(`/BaseFont /${name} /Encoding /Identity-H`)
    expect(glyphs).toContain('/W [1 [600]]')
    expect(descriptor).toContain('/CapHeight 714')
    expect(objects.get(numberAfter('/ToUnicode', top))?.stream).toBe(`characters of ${name}`)
    expect(objects.get(numberAfter('/FontFile2', descriptor))?.stream).toBe(`outlines of ${name}`)
  }
  expect([...objects.values()].filter(({ dictionary }) => dictionary.includes('/FontFile')).length).toBe(2)
})

test('a file holds nothing of the one before', () => {
  const first = pdfFile(parts())
  const others = {
    title: 'B',
    fileId: 'f'.repeat(32),
    createdAt: new Date(0),
    fonts: [font('C'), font('D')],
  } as const
  const second = Buffer.from(pdfFile({ ...others, pages: ['1 w'] })).toString('latin1')
  expect(second).toContain('/Count 1')
  expect(second).toContain('/Title (B)')
  expect(second).not.toMatch(/First|Second|0123456789ABCDEF|20261127/i)
  expect(Buffer.compare(pdfFile(parts()), first)).toBe(0)
})

test('nothing in it says how it is opened', () => {
  expect(Buffer.from(pdfFile(parts())).includes('/OpenAction')).toBe(false)
})

function numberAfter(key: string, dictionary: string) {
  return Number(new RegExp(`${key} ?(\\d+) 0 R`).exec(dictionary)?.[1])
}
