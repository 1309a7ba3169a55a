import { type Picture, PictureFault } from './picture.js'

/** A JPEG stands in a PDF as it is; only its frame header and its Exif data are looked at. Source: ITU-T T.81, annex B. */
export function readJpeg(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let orientation = 1
  for (let at = 2; at + 9 < file.length; at += 2 + file.readUInt16BE(at + 2)) {
    if (file[at] !== 0xff) break
    const marker = file.readUInt8(at + 1)
    if (marker === APP1)
      orientation = orientationIn(file.subarray(at + 4, at + 2 + file.readUInt16BE(at + 2)))
    if (isFrame(marker)) {
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)]
      const colours = spaces.get(file.readUInt8(at + 9))
      if (width === 0 || height === 0 || colours === undefined) break
      const entries = `/ColorSpace ${colours} /BitsPerComponent 8 /Filter /DCTDecode`
      return { width, height, orientation, entries, data: bytes }
    }
  }
  throw new PictureFault('the JPG has no frame that can be read')
}

const APP1 = 0xe1

/** By the number of components. Four are Adobe's, who writes them inverted. */
const spaces = new Map([
  [1, '/DeviceGray'],
  [3, '/DeviceRGB'],
  [4, '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]'],
])

/** SOF0 to SOF15, among which stand three markers that are none. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

const ORIENTATION = 0x0112

/** What the Exif data say in their first directory; 1 when they say nothing. Source: TIFF 6.0, Exif 2.32. */
function orientationIn(segment: Buffer): number {
  const tiff = segment.subarray(6)
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || tiff.length < 8) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return 1
  const count = Math.min(short(directory), Math.floor((tiff.length - directory - 2) / 12))
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry
    if (short(at) === ORIENTATION) return short(at + 8)
  }
  return 1
}
