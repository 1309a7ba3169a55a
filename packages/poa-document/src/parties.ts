import {
  type Block,
  beside,
  body,
  gap,
  hairline,
  label,
  place,
  separator,
  small,
  strong,
  textLines,
  together,
} from './block.js'
import type { PoaFacts } from './facts.js'
import { type Sheet, type TextStyle, page } from './page.js'
import { type Wording, labels, ownerLabels } from './wording.js'

const valueX = 68
const labelWidth = valueX - page.left - 5
const valueWidth = page.right - valueX

/** Who gives the power, who gets it, and who gives up the numbers. */
export function writeParties(sheet: Sheet, { owner, issuer, donor }: PoaFacts): void {
  writeParty(sheet, labelLines(sheet, [labels.owner, labels.asRegistered]), ownerLines(sheet, owner))
  place(sheet, [
    separator(sheet, 2.2),
    // Side by side: the lines this saves keep a short list and the signature on one page.
    beside(
      together(operatorLines(sheet, labels.issuer, issuer, page.left)),
      together(operatorLines(sheet, labels.donor, donor, page.left + operatorWidth + columnSpace)),
    ),
  ])
}

const columnSpace = 8
const operatorWidth = (page.right - page.left - columnSpace) / 2

function writeParty(sheet: Sheet, labelLines: readonly Block[], values: readonly Block[]) {
  const labelled = { height: 0, draw: (y: number) => together(labelLines).draw(y) }
  const [first = gap(0), ...rest] = values
  const missing = together(labelLines).height - together(values).height
  place(sheet, [together([labelled, first]), ...rest, gap(Math.max(0, missing))])
}

function labelLines(sheet: Sheet, wordings: readonly Wording[]) {
  const line = (text: string, style: TextStyle) => textLines(sheet, text, page.left, labelWidth, style)
  return [
    ...wordings.flatMap(({ da }) => line(da, body)),
    ...wordings.flatMap(({ en }) => (en ? line(en, small) : [])),
  ]
}

function operatorLines(
  sheet: Sheet,
  wording: Wording,
  { name, cpsCode }: { name: string; cpsCode: string },
  x: number,
): Block[] {
  return [
    { height: body.pitch, draw: (y) => label(sheet, wording, x, y) },
    ...textLines(sheet, name, x, operatorWidth, strong),
    ...textLines(sheet, `CPS-kode ${cpsCode}`, x, operatorWidth, body),
  ]
}

function ownerLines(sheet: Sheet, owner: PoaFacts['owner']): Block[] {
  const value = (text: string) => textLines(sheet, text, valueX, valueWidth, body)
  return [
    ...textLines(sheet, owner.name, valueX, valueWidth, strong),
    ...(owner.address ? value(owner.address) : [toFillIn(sheet, [ownerLabels.address])]),
    ...townLines(sheet, owner),
    ...(owner.state ? value(owner.state) : []),
    ...(owner.country ? value(owner.country) : []),
    ...(owner.vatNumber
      ? value(`${ownerLabels.vatNumber.da} ${owner.vatNumber}`)
      : [toFillIn(sheet, [ownerLabels.vatNumber])]),
  ]
}

function townLines(sheet: Sheet, { zip, city }: PoaFacts['owner']): Block[] {
  const known = [zip, city].filter(Boolean).join(' ')
  const missing = [...(zip ? [] : [ownerLabels.zip]), ...(city ? [] : [ownerLabels.city])]
  return [
    ...(known ? textLines(sheet, known, valueX, valueWidth, body) : []),
    ...(missing.length > 0 ? [toFillIn(sheet, missing)] : []),
  ]
}

/** What is missing stays open, with a line to write on: a donor refuses a document without it. */
function toFillIn(sheet: Sheet, wordings: readonly Wording[]): Block {
  const height = 7.5
  const width = valueWidth / wordings.length
  return {
    height,
    draw(y) {
      wordings.forEach((wording, index) => {
        const x = valueX + index * width
        const start = label(sheet, wording, x, y + height - body.pitch) + 2
        const end = x + width - (index < wordings.length - 1 ? 4 : 0)
        sheet.rule(start, end, y + height - 0.9, hairline)
      })
    },
  }
}
