import { label, line, place, strong, small } from './block.js'
import { danishTime } from './danish-time.js'
import type { PoaFacts } from './facts.js'
import { type Sheet, page } from './page.js'
import { labels, title } from './wording.js'

/** Title, and what the document is known by. */
export function writeHead(sheet: Sheet, facts: PoaFacts): void {
  place(sheet, [
    {
      height: 10,
      draw: (y) => sheet.text([title.da], page.left, y, { weight: 'semibold', size: 20, pitch: 9 }),
    },
    { height: 8, draw: (y) => sheet.text([title.en], page.left, y, { ...small, size: 10, pitch: 5 }) },
    { height: 15.6, draw: (y) => drawFacts(sheet, facts, y) },
  ])
}

function drawFacts(sheet: Sheet, { reference, issuedAt, portingCode }: PoaFacts, y: number) {
  const facts = [
    { wording: labels.reference, value: reference, x: page.left },
    { wording: labels.issued, value: danishTime(issuedAt), x: 84 },
    { wording: labels.portingCode, value: portingCode, x: 148 },
  ]
  for (const { wording, value, x } of facts) {
    label(sheet, wording, x, y + 1.6)
    sheet.text([value], x, y + 1.6 + strong.pitch, strong)
  }
  sheet.rule(page.left, page.right, y, line)
  sheet.rule(page.left, page.right, y + 12.6, line)
}
