// Draws docs/poa.png, the picture of the README: the first page of a document, as the product makes it.
// `npm run picture` renews it when the document looks otherwise.
import { writeFile } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createPoaRenderer } from '../dist/index.js'

const target = new URL('../../../docs/poa.png', import.meta.url)
const widthPixels = 760

const numbers = (first, count) => Array.from({ length: count }, (_, index) => `+45${first + index}`)

/** Like the README's own example, with a mobile number, so that every column is used. */
const facts = {
  reference: '64f0c2a91be37d5508aa41c7',
  portingCode: 'X1234567890',
  issuedAt: '2026-11-27T08:00:00Z',
  mitId: false,
  issuer: {
    name: 'Telecom X',
    cpsCode: '01060',
    address: 'Frugtmarkedet 17, 2500 Valby',
    phone: '+45 70 30 50 00',
    email: 'porting@telecomx.example',
  },
  donor: { name: 'Nordkabel A/S', cpsCode: '01010' },
  owner: {
    name: 'Brødrene Ærø ApS',
    address: 'Havnegade 1',
    zip: '5970',
    city: 'Ærøskøbing',
    country: 'DK',
    vatNumber: 'DK12345678',
  },
  portings: [
    { numbers: numbers(33401020, 10), numberType: 'SIP', requestedDate: '2026-12-14' },
    { numbers: ['+4520401020'], numberType: 'MVNO', donorSimNumber: '89451234567890123456' },
  ],
}

const renderer = await createPoaRenderer()
const [{ bytes }] = await renderer.render([facts], 'README')
await renderer.close()

const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
const page = await pdf.getPage(1)
const viewport = page.getViewport({ scale: widthPixels / page.getViewport({ scale: 1 }).width })
const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
await page.render({ canvas, viewport, background: 'white' }).promise
await pdf.destroy()

const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
const png = greyPng(canvas.width, canvas.height, data)
await writeFile(target, png)
console.log(`docs/poa.png: ${canvas.width} by ${canvas.height}, ${Math.round(png.length / 1024)} kB`)

/** A PNG of sixteen greys from the red of each pixel: black on white needs no more, and it is a third of the size. */
function greyPng(width, height, rgba) {
  const rowBytes = Math.ceil(width / 2)
  // Each row begins with its filter, which is none.
  const rows = Buffer.alloc(height * (1 + rowBytes))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (1 + rowBytes) + 1 + (x >> 1)] |= (rgba[4 * (y * width + x)] >> 4) << (x % 2 ? 0 : 4)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Bits of a pixel; the rest says grey, and what is usual.
  head[8] = 4
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
