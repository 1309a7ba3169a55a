import type { GreyImage } from '../grey-image.js'
import { recolour } from './spoil-image.js'

/** The first page of a power of attorney, signed with a pen. */
export function signPage(page: GreyImage, dpi: number): GreyImage {
  return recolour(page, (grey, x, y) => (isInk(x / dpi, y / dpi) ? 50 : grey))
}

/** A stroke of the pen above the line for the signature. In inches from the top left. */
function isInk(x: number, y: number): boolean {
  const along = (x - 4.5) / 1.9
  const stroke = 8.97 + 0.16 * Math.sin(28 * along) * (1 - along)
  return along > 0 && along < 1 && Math.abs(y - stroke) < 0.018
}
