import type { GreyImage } from './grey-image.js'

/** Which pixels of a picture come together: from `x` and `y` on, each so many steps from the last. */
export interface Pass {
  width: number
  height: number
  x: number
  y: number
  stepX: number
  stepY: number
}

/**
 * A picture that is made smaller while it is unpacked: each of its pixels is the mean of a square of the original, as small
 * as `mostPixels` allow. At its right and lower edge the squares are cut off.
 */
export function createShrinkingImage(original: { width: number; height: number }, mostPixels: number) {
  const side = sideOf(original, mostPixels)
  const [width, height] = sizeAt(original, side)
  const sums = new Uint16Array(width * height)

  /** Adds the pixels of one row, which are `stepX` apart. */
  function add(greys: Uint8Array, row: number, { x, y, stepX, stepY, width: count }: Pass): void {
    const target = Math.floor((y + row * stepY) / side) * width
    // By counting, because a division for each pixel is what takes long.
    let [place, within] = [target + Math.floor(x / side), x % side]
    for (let index = 0; index < count; index++) {
      sums[place] = (sums[place] as number) + (greys[index] as number)
      within += stepX
      while (within >= side) {
        within -= side
        place++
      }
    }
  }

  function finish(): GreyImage {
    const pixels = new Uint8Array(width * height)
    for (let y = 0, place = 0; y < height; y++) {
      const high = Math.min(side, original.height - y * side)
      for (let x = 0; x < width; x++, place++) {
        const wide = Math.min(side, original.width - x * side)
        pixels[place] = (sums[place] as number) / (wide * high)
      }
    }
    return { width, height, pixels }
  }

  return { add, finish }
}

/** Sums of a square of more than 16 pixels on each side would not fit; no picture that is read comes near. */
function sideOf(original: { width: number; height: number }, mostPixels: number): number {
  let side = 1
  for (; ; side++) {
    const [width, height] = sizeAt(original, side)
    if (width * height <= mostPixels) return side
  }
}

function sizeAt({ width, height }: { width: number; height: number }, side: number) {
  return [Math.ceil(width / side), Math.ceil(height / side)] as const
}
