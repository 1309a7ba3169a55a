/** A byte for each pixel, row by row from the upper left, 0 black to 255 white. */
export interface GreyImage {
  width: number
  height: number
  pixels: Uint8Array
}
