/** A picture as a PDF can hold it: its pixels, still compressed, and what they mean. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Entries of the PDF's image object, but for width, height and length. */
  readonly entries: string
  readonly data: Uint8Array
  /** How it is to be turned to be seen upright: 1 to 8, as Exif says it. */
  readonly orientation: number
}

/** The bytes are no picture that can be made a page. */
export class PictureFault extends Error {}
