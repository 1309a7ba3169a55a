/** What a JPEG says of itself before its pixels. */
export interface JpegHead {
  width: number
  height: number
  /** Colours of a pixel: 1 grey, 3 colour, 4 for print. */
  components: number
  /** How a camera was held: EXIF's 1 (upright) to 8. */
  orientation: number
}

/** Undefined of one without a size, a picture or an end: it was cut off, or is none. */
export function readJpegHead(bytes: Uint8Array): JpegHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let frame: Omit<JpegHead, 'orientation'> | undefined
  let orientation = 1
  for (const { marker, start, end } of segmentsOf(view)) {
    if (isFrame(marker) && end - start >= 6) frame = readFrame(view, start)
    else if (marker === app1)
      orientation = readOrientation(new DataView(view.buffer, view.byteOffset + start, end - start))
    else if (marker === startOfScan)
      // Inside the pixels 0xff is followed by 0 or a marker, never by the end's.
      return frame && hasEnd(bytes, start) ? { ...frame, orientation } : undefined
  }
  return undefined
}

const app1 = 0xe1
const startOfScan = 0xda
const endOfImage = [0xff, 0xd9] as const

/** SOF0 to SOF15; among them are three others: tables, a reserved one, and conditioning. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function* segmentsOf(view: DataView) {
  for (let at = 2; at + 4 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    const end = at + 2 + length
    if (length < 2 || end > view.byteLength) return
    yield { marker, start: at + 4, end }
    at = end
  }
}

function readFrame(view: DataView, start: number): Omit<JpegHead, 'orientation'> | undefined {
  const [height, width] = [view.getUint16(start + 1), view.getUint16(start + 3)]
  const components = view.getUint8(start + 5)
  return width > 0 && height > 0 && [1, 3, 4].includes(components) ? { width, height, components } : undefined
}

function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at >= from; at--)
    if (bytes[at] === endOfImage[0] && bytes[at + 1] === endOfImage[1]) return true
  return false
}

/** The orientation in an APP1 segment; 1 where it holds none. TIFF 6.0, tag 274. */
function readOrientation(segment: DataView): number {
  const exifHead = 6
  if (segment.byteLength < exifHead + 8 || segment.getUint32(0) !== 0x45786966) return 1
  const tiff = new DataView(segment.buffer, segment.byteOffset + exifHead, segment.byteLength - exifHead)
  const littleEndian = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, littleEndian)
  if (directory + 2 > tiff.byteLength) return 1
  const entries = tiff.getUint16(directory, littleEndian)
  for (let at = directory + 2; at + 12 <= tiff.byteLength && at < directory + 2 + 12 * entries; at += 12) {
    if (tiff.getUint16(at, littleEndian) !== 274) continue
    const orientation = tiff.getUint16(at + 8, littleEndian)
    return orientation >= 1 && orientation <= 8 ? orientation : 1
  }
  return 1
}
