import type { PoaFonts } from './font.js'

/** A4 in millimetres. */
export const page = {
  width: 210,
  height: 297,
  left: 20,
  right: 190,
  top: 15,
  /** The text ends here, the footer's rule is below. */
  bottom: 267,
  footer: 270,
}

/** Millimetres; what stands beside a label begins here. */
export const valueX = 68

export interface TextStyle {
  weight: keyof PoaFonts
  /** Points. */
  size: number
  /** Millimetres from one baseline to the next. */
  pitch: number
}

export const body: TextStyle = { weight: 'regular', size: 10, pitch: 4.7 }
export const strong: TextStyle = { ...body, weight: 'semibold' }
export const small: TextStyle = { weight: 'regular', size: 8, pitch: 3.5 }

/** Millimetres. */
export const hairline = 0.2
export const thickLine = 0.4
