import { decodePng } from './decode-png.js'
import type { GreyImage } from './grey-image.js'
import { readJpegHead } from './jpeg-head.js'
import type { Picture } from './picture-pdf.js'
import { type PngHead, readPngHead, rowBytes } from './png-head.js'
import { ScanRefused } from './scan-outcome.js'

/**
 * A picture as a PDF can hold it. How large it is is read off its head, before anything is unpacked.
 *
 * @throws ScanRefused DAMAGED, TOO_MANY_PIXELS
 */
export async function readPicture(type: 'PNG' | 'JPG', bytes: Uint8Array): Promise<Picture> {
  return type === 'PNG' ? readPng(bytes) : readJpeg(bytes)
}

/** The best phones make 50 megapixels. */
const mostPixels = 64_000_000

/** Of 64 megapixels in four colours. */
const mostUnpackedBytes = 256_000_000

/** Larger ones are made smaller while they are unpacked. A4 at 400 dpi has 15.5. */
const mostKeptPixels = 16_000_000

function readJpeg(bytes: Uint8Array): Picture {
  const head = readJpegHead(bytes)
  if (!head) throw new ScanRefused('DAMAGED')
  const { width, height, orientation, components } = head
  if (width * height > mostPixels) throw new ScanRefused('TOO_MANY_PIXELS')
  const dictionary = `/Filter/DCTDecode/BitsPerComponent 8${colours[components]}`
  return { width, height, orientation, dictionary, bytes }
}

const grey = '/ColorSpace/DeviceGray'
const colours: Record<number, string> = {
  1: grey,
  3: '/ColorSpace/DeviceRGB',
  // Who writes four writes them inverted, as Adobe does.
  4: '/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]',
}

async function readPng(bytes: Uint8Array): Promise<Picture> {
  const head = readPngHead(bytes)
  if (!head) throw new ScanRefused('DAMAGED')
  if (head.width * head.height > mostPixels || head.height * rowBytes(head, head.width) > mostUnpackedBytes)
    throw new ScanRefused('TOO_MANY_PIXELS')
  const { width, height, pixels } = await unpackPng(head, bytes)
  return { width, height, orientation: 1, dictionary: `/BitsPerComponent 8${grey}`, bytes: pixels }
}

async function unpackPng(head: PngHead, bytes: Uint8Array): Promise<GreyImage> {
  try {
    return await decodePng(head, bytes, mostKeptPixels)
  } catch {
    throw new ScanRefused('DAMAGED')
  }
}
