import type { Sheet } from './page.js'

/** In place of what a document is known by. */
export const draftWord = 'UDKAST / DRAFT'

/** Rises with the page's own diagonal. */
const degrees = 52

/** Says across a page that it is none to sign. */
export function drawWatermark(sheet: Sheet): void {
  sheet.mark('UDKAST', -9, 150, degrees)
  sheet.mark('DRAFT – NOT VALID', 25, 56, degrees)
}
