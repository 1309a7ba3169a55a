import { afterAll, beforeAll, expect, test } from 'vitest'
import { mobilePortings, poaFacts } from '../testing/poa-facts.js'
import { readPdf } from '../testing/read-pdf.js'
import { createPoaRenderer, type PoaRenderer } from './create-poa-renderer.js'
import { UnprintableText } from './assert-facts.js'
import { isMarkedUnsigned } from './unsigned-mark.js'

let renderer: PoaRenderer
beforeAll(async () => {
  renderer = await createPoaRenderer()
})
afterAll(() => renderer.close())

const long = poaFacts({ portings: mobilePortings(60) })
const short = poaFacts({
  reference: '0123456789abcdef01234567',
  portingCode: 'X0987654321',
  owner: { name: 'Ærø Færgefart' },
})

test('several documents are one file: each with its own head, codes and count of pages, marked on every page', async () => {
  const file = await renderer.printCopies([long, short], 'a company')
  const { pages, codes } = await readPdf(file.bytes, { withCodes: true })
  expect([pages.length, file.pages]).toEqual([4, 4])
  expect(codes).toEqual([long, long, long, short].map(({ portingCode }) => portingCode))
  const texts = pages.map((lines) => lines.map(({ text }) => text))
  expect(texts.map(([first]) => first)).toEqual(pages.map(() => 'KOPI / COPY'))
  const counts = texts.map((page) => page.find((text) => /^Side \d/.test(text)))
  expect(counts).toEqual(
    ['1 af 3 / Page 1 of 3', '2 af 3 / Page 2 of 3', '3 af 3 / Page 3 of 3', '1 af 1 / Page 1 of 1'].map(
      (count) => `Side ${count}`,
    ),
  )
  expect(texts.map((page) => page.join('\n').includes('Ærø Færgefart'))).toEqual([false, false, false, true])
})

test('a copy reads like its document but for its mark, wherever in the file it stands', async () => {
  const [document] = await renderer.render([short], 'a company')
  const marked = await renderer.printCopies([long, short], 'a company')
  const placesOf = (page: { text: string; x: number; y: number; end: number }[] = []) =>
    page.map(({ text, x, y, end }) => ({ text, x, y, end })).filter(({ text }) => text !== 'KOPI / COPY')
  const [own, copied] = await Promise.all([
    readPdf(document?.bytes ?? new Uint8Array()),
    readPdf(marked.bytes),
  ])
  expect(placesOf(copied.pages.at(-1))).toEqual(placesOf(own.pages[0]))
})

test('the same facts give the same bytes, and none that are the document’s', async () => {
  const [one, other] = [await renderer.printCopies([short], 'a'), await renderer.printCopies([short], 'b')]
  const [document] = await renderer.render([short], 'a')
  expect(other.sha256).toBe(one.sha256)
  expect(document?.sha256).not.toBe(one.sha256)
})

test('it is known again as unsigned, alone or with others, until a byte of it is another', async () => {
  for (const documents of [[short], [long, short]]) {
    const { bytes } = await renderer.printCopies(documents, 'a')
    expect(isMarkedUnsigned(bytes)).toBe(true)
    const changed = Uint8Array.from(bytes)
    changed[1000] = (changed[1000] ?? 0) ^ 1
    const signed = Buffer.concat([bytes, Buffer.from('1 0 obj\n')])
    expect([changed, signed, bytes.subarray(0, -1)].map((file) => isMarkedUnsigned(file))).toEqual([
      false,
      false,
      false,
    ])
  }
  const [document] = await renderer.render([short], 'a')
  expect(
    [document?.bytes ?? new Uint8Array(), new Uint8Array()].map((file) => isMarkedUnsigned(file)),
  ).toEqual([false, false])
})

test('facts that cannot be printed are refused before anything is begun', async () => {
  const unprintable = { ...short, owner: { name: '张伟' } }
  await expect(renderer.printCopies([long, unprintable], 'a')).rejects.toBeInstanceOf(UnprintableText)
  await expect(renderer.printCopies([{} as never], 'a')).rejects.toBeInstanceOf(TypeError)
})
