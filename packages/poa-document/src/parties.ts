import { type Block, beside, drawLabel, gap, separator, textLines, together, writeBlocks } from './block.js'
import type { PoaFacts } from './facts.js'
import { countryName } from './country-name.js'
import { type TextStyle, body, hairline, page, small, strong, valueX } from './page.js'
import type { PdfWriter } from './pdf-writer.js'
import { type Wording, labels, ownerLabels } from './wording.js'

const labelWidth = valueX - page.left - 5
const valueWidth = page.right - valueX

/** Who gives the power, who gets it, and who gives up the numbers. */
export function writeParties(pdf: PdfWriter, { owner, issuer, donor }: PoaFacts): void {
  writeOwner(pdf, owner)
  writeBlocks(pdf, [
    separator(pdf, 1.8),
    // Side by side: the lines this saves keep a short list and the signature on one page.
    beside(
      together(operatorLines(pdf, labels.issuer, issuer, page.left)),
      together(operatorLines(pdf, labels.donor, donor, page.left + operatorWidth + columnSpace)),
    ),
  ])
}

const columnSpace = 8
const operatorWidth = (page.right - page.left - columnSpace) / 2

function writeOwner(pdf: PdfWriter, owner: PoaFacts['owner']) {
  const label = together(ownerLabelLines(pdf))
  const values = ownerLines(pdf, owner)
  const [first = gap(0), ...rest] = values
  const missing = label.height - together(values).height
  const blocks = [beside({ ...label, height: 0 }, first), ...rest, gap(Math.max(0, missing))]
  // One by one: kept together they might all go to the second page, and the first would name no owner.
  for (const block of blocks) writeBlocks(pdf, [block])
}

function ownerLabelLines(pdf: PdfWriter) {
  const lines = (text: string, style: TextStyle) => textLines(pdf, text, page.left, labelWidth, style)
  return [
    ...lines(labels.owner.da, body),
    ...lines(labels.asRegistered.da, body),
    ...lines(labels.owner.en, small),
  ]
}

function operatorLines(
  pdf: PdfWriter,
  wording: Wording,
  { name, cpsCode }: { name: string; cpsCode: string },
  x: number,
): Block[] {
  return [
    { height: body.pitch, draw: (y) => drawLabel(pdf, wording, x, y) },
    ...textLines(pdf, name, x, operatorWidth, strong),
    ...textLines(pdf, `CPS-kode ${cpsCode}`, x, operatorWidth, body),
  ]
}

function ownerLines(pdf: PdfWriter, owner: PoaFacts['owner']): Block[] {
  const value = (text: string) => textLines(pdf, text, valueX, valueWidth, body)
  return [
    ...textLines(pdf, owner.name, valueX, valueWidth, strong),
    ...(owner.address ? value(owner.address) : [toFillIn(pdf, [ownerLabels.address])]),
    ...townLines(pdf, owner),
    ...(owner.state ? value(owner.state) : []),
    ...(owner.country ? countryLines(pdf, countryName(owner.country)) : []),
    ...(owner.vatNumber
      ? value(`${ownerLabels.vatNumber.da} ${owner.vatNumber}`)
      : [toFillIn(pdf, [ownerLabels.vatNumber])]),
  ]
}

/** The English beside the Danish where both have room, else beneath. */
function countryLines(pdf: PdfWriter, { da, en }: Wording): Block[] {
  const { regular } = pdf.fonts
  if (regular.width(`${da} `, body.size) + regular.width(` ${en}`, small.size) < valueWidth)
    return [{ height: body.pitch, draw: (y) => drawLabel(pdf, { da, en }, valueX, y) }]
  return [
    ...textLines(pdf, da, valueX, valueWidth, body),
    ...(en ? textLines(pdf, en, valueX, valueWidth, small) : []),
  ]
}

function townLines(pdf: PdfWriter, { zip, city }: PoaFacts['owner']): Block[] {
  const known = [zip, city].filter(Boolean).join(' ')
  const missing = [...(zip ? [] : [ownerLabels.zip]), ...(city ? [] : [ownerLabels.city])]
  return [
    ...(known ? textLines(pdf, known, valueX, valueWidth, body) : []),
    ...(missing.length > 0 ? [toFillIn(pdf, missing)] : []),
  ]
}

/** What is missing stays open, with a line to write on: a donor refuses a document without it. */
function toFillIn(pdf: PdfWriter, wordings: readonly Wording[]): Block {
  const height = 7.5
  const width = valueWidth / wordings.length
  return {
    height,
    draw(y) {
      wordings.forEach((wording, index) => {
        const x = valueX + index * width
        const start = drawLabel(pdf, wording, x, y + height - body.pitch) + 2
        const end = x + width - (index < wordings.length - 1 ? 4 : 0)
        pdf.rule(start, end, y + height - 0.9, hairline)
      })
    },
  }
}
