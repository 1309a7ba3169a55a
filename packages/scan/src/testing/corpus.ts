import type { GreyImage } from '../grey-image.js'
import { drawPages, toJpeg, toPdf, toPng } from './picture-files.js'
import { createRandom } from './random.js'
import { renderSamples } from './sample-documents.js'
import { blur, grain, recolour, shade, specks, threshold } from './spoil-image.js'
import { project, shrink, turn } from './warp-image.js'

/** A file as it may come back, and the porting code that its page bears. */
export interface Scan {
  kind: string
  code: string
  bytes: Uint8Array
}

type Pages = (dpi: number) => Promise<readonly GreyImage[]>
type Make = (pages: Pages, random: () => number) => Promise<Uint8Array>

/** What happens to paper on its way back, by kind. */
const kinds: Record<string, readonly Make[]> = {
  'clean, 100 to 300 dpi': [100, 150, 200, 300].map(
    (dpi): Make =>
      async (pages) =>
        toPng(lastOf(await pages(dpi))),
  ),
  'PDF of all pages': [async (pages) => toPdf(await pages(150)), async (pages) => toPdf(await pages(300))],
  'fax, fine': [
    async (pages) => toPdf([await fax(pages, 196)]),
    async (pages) => toPng(await fax(pages, 196)),
    async (pages) => toPdf([await fax(pages, 196, { blurred: 2 })]),
  ],
  'fax, standard': [
    async (pages) => toPdf([await fax(pages, 98)]),
    async (pages) => toPng(await fax(pages, 98)),
    async (pages) => toPdf([await fax(pages, 98, { blurred: 1 })]),
  ],
  'fax, turned and specked': [
    async (pages, random) => toPdf([await fax(pages, 196, { degrees: 2, specked: 0.01, random })]),
    async (pages, random) => toPdf([await fax(pages, 98, { degrees: -1, specked: 0.01, random })]),
    async (pages, random) => toPng(await fax(pages, 98, { degrees: 2.5, specked: 0.005, random })),
  ],
  'turned a little': [-7, -3, 1, 5, 12].map(
    (degrees): Make =>
      async (pages) =>
        toPng(turn(lastOf(await pages(200)), degrees)),
  ),
  'turned to its side or head': [90, 180, 270].map(
    (degrees): Make =>
      async (pages) =>
        toPdf([turn(lastOf(await pages(150)), degrees)]),
  ),
  noise: [
    async (pages, random) => toPng(grain(lastOf(await pages(200)), 40, random)),
    async (pages, random) => toPng(specks(lastOf(await pages(200)), 0.05, random)),
    async (pages, random) => toPdf([grain(lastOf(await pages(150)), 60, random)]),
  ],
  'JPEG, quality 30': [150, 200].map(
    (dpi): Make =>
      async (pages) =>
        toJpeg(lastOf(await pages(dpi)), 30),
  ),
  'JPEG, quality 10': [100, 150, 200].map(
    (dpi): Make =>
      async (pages) =>
        toJpeg(lastOf(await pages(dpi)), 10),
  ),
  blur: [
    async (pages) => toPng(blur(lastOf(await pages(150)), 1)),
    async (pages) => toPng(blur(blur(lastOf(await pages(200)), 2), 1)),
    async (pages) => toPdf([blur(lastOf(await pages(300)), 4)]),
    async (pages) => toPng(blur(blur(lastOf(await pages(150)), 2), 1)),
  ],
  'copy of a copy of a copy': [
    async (pages, random) => toPng(copyOf(copyOf(copyOf(lastOf(await pages(200)), random), random), random)),
    async (pages, random) =>
      toPdf([copyOf(copyOf(copyOf(lastOf(await pages(300)), random), random), random)]),
  ],
  'phone photo, tilt and shadow': [
    async (pages, random) => photo(pages, random, { width: 2400, height: 3200 }),
    async (pages, random) => photo(pages, random, { width: 3000, height: 4000 }),
    async (pages, random) => photo(pages, random, { width: 1500, height: 2000 }),
  ],
  'phone photo, from afar, askew': [
    async (pages, random) =>
      photo(pages, random, { width: 3000, height: 4000 }, { margin: 0.2, degrees: 90 }),
    async (pages, random) =>
      photo(pages, random, { width: 3000, height: 4000 }, { margin: 0.15, degrees: 17 }),
    async (pages, random) =>
      photo(pages, random, { width: 2400, height: 3200 }, { margin: 0.1, degrees: -8 }),
  ],
  'a pen went over the code': [0.6, 1.2].map(
    (millimetres): Make =>
      async (pages, random) =>
        toPng(scratch(lastOf(await pages(200)), millimetres, random)),
  ),
}

/** Scans of eight documents, each in all ways of all kinds, or in so many of them; the same ones each time. */
export async function* makeCorpus({
  documents = samples.length,
  waysOfKind = Infinity,
} = {}): AsyncGenerator<Scan> {
  const taken = samples.slice(0, documents)
  const originals = await renderSamples(taken)
  for (const [document, original] of originals.entries()) {
    const code = taken[document]?.portingCode ?? ''
    const drawn = new Map<number, Promise<GreyImage[]>>()
    const pages: Pages = async (dpi) => {
      const images = drawn.get(dpi) ?? drawPages(original, dpi)
      drawn.set(dpi, images)
      return images
    }
    for (const [kind, ways] of Object.entries(kinds))
      for (const [way, make] of ways.slice(0, waysOfKind).entries())
        yield { kind, code, bytes: await make(pages, createRandom(1000 * document + way)) }
  }
}

/** Codes of all digits, and owners, terms and tables of all lengths. */
const samples = [
  { portingCode: 'X1234567890', numbers: 1 },
  { portingCode: 'X9876543210', numbers: 20 },
  { portingCode: 'X0000000000', numbers: 150 },
  { portingCode: 'X5550123987', numbers: 1, mitId: true },
  { portingCode: 'X7071727374', numbers: 3, donor: { name: 'Øresund Tele ÅÆØ A/S', cpsCode: '01003' } },
  { portingCode: 'X9999999999', numbers: 40 },
  { portingCode: 'X3141592653', numbers: 8 },
  { portingCode: 'X2718281828', numbers: 12 },
]

function lastOf(pages: readonly GreyImage[]): GreyImage {
  const last = pages.at(-1)
  if (!last) throw new Error('The document has no page')
  return last
}

interface Fault {
  degrees?: number
  blurred?: number
  /** Share of the dots that are wrong. */
  specked?: number
  random?: () => number
}

/** What a fax machine makes of a page: 204 dots to the inch across, so many down, black or white. */
async function fax(
  pages: Pages,
  linesPerInch: number,
  { degrees = 0, blurred = 0, specked = 0, random = Math.random }: Fault = {},
): Promise<GreyImage> {
  const sharp = lastOf(await pages(408))
  const straight = blurred === 0 ? sharp : blur(sharp, blurred)
  const page = degrees === 0 ? straight : turn(straight, degrees)
  const lines = Math.round((page.height * linesPerInch) / 408)
  const dots = threshold(shrink(page, page.width >> 1, lines), 140)
  return specked === 0 ? dots : specks(dots, specked, random)
}

/** A photocopier: not quite straight, not quite sharp, all contrast. */
function copyOf(image: GreyImage, random: () => number): GreyImage {
  const turned = turn(image, (random() - 0.5) * 2)
  return threshold(grain(blur(turned, 1), 30, random), 120 + 30 * random())
}

/** The paper on a table, seen from somewhere above it. */
async function photo(
  pages: Pages,
  random: () => number,
  frame: { width: number; height: number },
  { margin = 0.04, degrees = 0 } = {},
): Promise<Uint8Array> {
  const page = lastOf(await pages(300))
  const off = (share: number) => share * (margin + 0.08 * random())
  const [w, h] = [frame.width, frame.height]
  const corners = [
    { x: off(w), y: off(h) },
    { x: w - off(w), y: off(h) },
    { x: w - off(w) / 2, y: h - off(h) / 2 },
    { x: off(w) / 2, y: h - off(h) / 2 },
  ] as const
  const seen = turn(project(page, frame, corners, 110), degrees)
  return toJpeg(grain(shade(blur(seen, 1), 0.35), 8, random), 70)
}

/** A stroke across the QR, which stands 20 to 35 millimetres from the right edge and 9 to 24 from the lower one. */
function scratch(image: GreyImage, millimetres: number, random: () => number): GreyImage {
  const perMm = 200 / 25.4
  const [x0, y0] = [image.width - 40 * perMm, image.height - (11 + 10 * random()) * perMm]
  const slope = 0.4 * (random() - 0.5)
  return recolour(image, (grey, x, y) =>
    x > x0 && Math.abs(y - y0 - slope * (x - x0)) < (millimetres * perMm) / 2 ? 30 : grey,
  )
}
