import type { GreyImage } from '../grey-image.js'

/** Each pixel made anew of what it was and where. */
export function recolour(
  { width, height, pixels }: GreyImage,
  to: (grey: number, x: number, y: number) => number,
): GreyImage {
  const changed = new Uint8ClampedArray(pixels.length)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) changed[at] = to(pixels[at] ?? 0, x, y)
  return { width, height, pixels: new Uint8Array(changed.buffer) }
}

/** Black and white, as a fax has it. */
export function threshold(image: GreyImage, from = 128): GreyImage {
  return recolour(image, (grey) => (grey < from ? 0 : 255))
}

/** The grain of a sensor. `deviation` is about that of a bell curve, in greys. */
export function grain(image: GreyImage, deviation: number, random: () => number): GreyImage {
  const bell = () => (random() + random() + random() + random() - 2) * Math.sqrt(3)
  return recolour(image, (grey) => grey + bell() * deviation)
}

/** Black and white specks on so much of the page. */
export function specks(image: GreyImage, share: number, random: () => number): GreyImage {
  return recolour(image, (grey) => (random() < share ? (random() < 0.5 ? 0 : 255) : grey))
}

/** Out of focus: the mean of a square around each pixel, across, then down. */
export function blur(image: GreyImage, radius: number): GreyImage {
  return smear(smear(image, radius, 1), radius, image.width)
}

/** Darker towards one corner, with the edge of a hand's shadow across the page. */
export function shade(image: GreyImage, darkest: number): GreyImage {
  const { width, height } = image
  return recolour(image, (grey, x, y) => {
    const slope = (x / width + y / height) / 2
    const edge = 1 / (1 + Math.exp((slope - 0.6) * 40))
    return grey * (darkest + (1 - darkest) * (0.6 * (1 - slope) + 0.4 * edge))
  })
}

function smear({ width, height, pixels }: GreyImage, radius: number, step: number): GreyImage {
  const smeared = new Uint8Array(pixels.length)
  const [span, reach] = [2 * radius + 1, radius * step]
  // A sum for each line that runs along: what comes in is added, what is left behind is taken off.
  const sums = new Int32Array(step).fill(255 * span)
  for (let at = -reach; at < pixels.length; at++) {
    const line = (at + reach) % step
    const sum = (sums[line] ?? 0) + (pixels[at + reach] ?? 255) - (pixels[at - reach - step] ?? 255)
    sums[line] = sum
    if (at >= 0) smeared[at] = sum / span
  }
  return { width, height, pixels: smeared }
}
