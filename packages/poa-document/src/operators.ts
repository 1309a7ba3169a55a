/** Millimetres to points, the unit of a page's operators, as they are written there. */
export function points(length: number): string {
  // A file with Infinity in it is one that no reader opens.
  if (!Number.isFinite(length)) throw new RangeError(`${length} is no length on a page`)
  return rounded(length * pointsPerMm)
}

/** A place by its distance from the paper's upper left corner, in millimetres; a page counts from the lower one. */
export function place(x: number, y: number): string {
  return `${points(x)} ${points(paperHeight - y)}`
}

/** To what a file holds of a number. */
export function rounded(number: number): string {
  return String(Math.round(1000 * number) / 1000)
}

const pointsPerMm = 72 / 25.4

/** As jsPDF rounds A4. */
const paperHeight = 841.89 / pointsPerMm
