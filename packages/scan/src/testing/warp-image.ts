import type { GreyImage } from '../grey-image.js'

export interface Point {
  x: number
  y: number
}

type Row = readonly [number, number, number]
/** Where a place of the new picture was in the old one: across, down, and what both are divided by. */
export type Projection = readonly [Row, Row, Row]

export interface Size {
  width: number
  height: number
}

/** A picture of that size, each pixel taken from where it was, between pixels too; outside it is all one grey. */
export function warp(
  image: GreyImage,
  size: Size,
  [[a, b, c], [d, e, f], [g, h, i]]: Projection,
  outside = 255,
): GreyImage {
  const pixels = new Uint8Array(size.width * size.height)
  for (let y = 0, at = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, at++) {
      const divisor = g * x + h * y + i
      const [across, down] = [(a * x + b * y + c) / divisor, (d * x + e * y + f) / divisor]
      pixels[at] = between(image, across, down, outside)
    }
  return { ...size, pixels }
}

/** Turned clockwise, on paper that is as large as it must be. */
export function turn(image: GreyImage, degrees: number): GreyImage {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const width = Math.round(Math.abs(image.width * cos) + Math.abs(image.height * sin))
  const height = Math.round(Math.abs(image.width * sin) + Math.abs(image.height * cos))
  const [x, y] = [(width - 1) / 2, (height - 1) / 2]
  return warp(image, { width, height }, [
    [cos, sin, (image.width - 1) / 2 - cos * x - sin * y],
    [-sin, cos, (image.height - 1) / 2 + sin * x - cos * y],
    [0, 0, 1],
  ])
}

/** Pixels as wide and high as said, each the mean of those it covers. */
export function shrink(image: GreyImage, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [left, right] = range(x, image.width / width)
      const [top, bottom] = range(y, image.height / height)
      let sum = 0
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++) sum += image.pixels[row * image.width + column] ?? 0
      pixels[y * width + x] = sum / ((right - left) * (bottom - top))
    }
  return { width, height, pixels }
}

/** How a page is seen whose corners lie at these places, from the upper left, clockwise. */
export function project(
  image: GreyImage,
  size: Size,
  corners: readonly [Point, Point, Point, Point],
  outside: number,
): GreyImage {
  const [across, down, divisor] = invert(projectionTo(corners))
  const scaled = (row: Row, length: number): Row => [row[0] * length, row[1] * length, row[2] * length]
  const back = [scaled(across, image.width - 1), scaled(down, image.height - 1), divisor] as const
  return warp(image, size, back, outside)
}

function range(index: number, ratio: number): [number, number] {
  const start = Math.floor(index * ratio)
  return [start, Math.max(start + 1, Math.floor((index + 1) * ratio))]
}

function between({ width, height, pixels }: GreyImage, x: number, y: number, outside: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (!(left >= 0 && top >= 0 && left < width - 1 && top < height - 1)) return outside
  const at = top * width + left
  const [right, down] = [x - left, y - top]
  const upper = (pixels[at] ?? 0) * (1 - right) + (pixels[at + 1] ?? 0) * right
  const lower = (pixels[at + width] ?? 0) * (1 - right) + (pixels[at + width + 1] ?? 0) * right
  return upper * (1 - down) + lower * down
}

/** From the unit square to the four corners. Heckbert, 1989. */
function projectionTo([a, b, c, d]: readonly [Point, Point, Point, Point]): Projection {
  const [dx1, dy1] = [b.x - c.x, b.y - c.y]
  const [dx2, dy2] = [d.x - c.x, d.y - c.y]
  const [sx, sy] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y]
  const denominator = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / denominator
  const h = (dx1 * sy - sx * dy1) / denominator
  return [
    [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x],
    [b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y],
    [g, h, 1],
  ]
}

/** Up to a factor, which a projection does not feel. */
function invert([[a, b, c], [d, e, f], [g, h, i]]: Projection): Projection {
  return [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ]
}
