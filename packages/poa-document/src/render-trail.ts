import { type Block, beside, drawLabel, gap, separator, textLines, together, writeBlocks } from './block.js'
import { danishMoment, danishTime } from './danish-time.js'
import { canonical, finished, sha256Of } from './finished.js'
import type { RenderedPoa } from './facts.js'
import type { PoaFonts } from './font.js'
import { titleStyle } from './head.js'
import { type TextStyle, body, hairline, page, small, strong, thickLine, valueX } from './page.js'
import { type PdfWriter, createPdfWriter } from './pdf-writer.js'
import { asPrintable } from './printable-text.js'
import type { TrailCopy, TrailEvent, TrailFacts } from './trail-facts.js'
import { laterEvents, pageCount, trailLabels, trailTitle } from './trail-wording.js'
import type { Wording } from './wording.js'

/** What became of a power of attorney, in the order in which it happened; the same bytes for the same facts. */
export function renderTrail(facts: TrailFacts, fonts: PoaFonts): RenderedPoa {
  const pdf = createPdfWriter(fonts, {
    title: `${trailTitle.da} ${facts.reference}`,
    fileId: sha256Of(canonical(facts)).slice(0, 32),
    createdAt: new Date(facts.printedAt),
  })
  writeBlocks(pdf, [
    { height: 12, draw: (y) => drawLabel(pdf, trailTitle, page.left, y, titleStyle) },
    separator(pdf, 0.8, thickLine),
    ...documentLines(pdf, facts),
    separator(pdf, 1.6, thickLine),
  ])
  for (const event of facts.events) writeBlocks(pdf, [eventBlock(pdf, event)])
  if (facts.laterEvents > 0) writeBlocks(pdf, bilingual(pdf, laterEvents(facts.laterEvents), page.left))
  for (const copy of facts.signedCopies) writeBlocks(pdf, [copyBlock(pdf, copy)])
  writePageNumbers(pdf, facts)
  return finished(pdf)
}

function documentLines(pdf: PdfWriter, facts: TrailFacts): Block[] {
  const { reference, portingCode, sha256, recipient, donor, ownerName, numberCount, pages, printedAt } = facts
  return [
    labelled(pdf, trailLabels.reference, reference, strong),
    labelled(pdf, trailLabels.portingCode, portingCode, strong),
    labelled(pdf, trailLabels.owner, ownerName),
    labelled(pdf, trailLabels.recipient, operatorText(recipient)),
    labelled(pdf, trailLabels.donor, operatorText(donor)),
    labelled(pdf, trailLabels.numbers, String(numberCount)),
    labelled(pdf, trailLabels.pages, String(pages)),
    labelled(pdf, trailLabels.sha256, sha256, hash),
    labelled(pdf, trailLabels.printed, danishTime(printedAt)),
  ]
}

function operatorText({ name, cpsCode }: { name: string; cpsCode: string }): string {
  return `${name} (CPS ${cpsCode})`
}

function labelled(pdf: PdfWriter, label: Wording, value: string, style: TextStyle = body): Block {
  const drawn = { height: body.pitch, draw: (y: number) => drawLabel(pdf, label, page.left, y) }
  return beside(drawn, together(lines(pdf, value, valueX, style)))
}

/** All of it on one line. */
const hash: TextStyle = { ...small, pitch: body.pitch }

/** Millimetres; what happened begins here, beside when. */
const eventX = 62

function eventBlock(pdf: PdfWriter, { at, what, by, requestId }: TrailEvent): Block {
  const request = requestId && `${trailLabels.request.da} / ${trailLabels.request.en} ${requestId}`
  const who = [by, request].filter((part) => part !== undefined).join(' · ')
  return together([
    beside(
      together(lines(pdf, danishMoment(at), page.left, body)),
      together([...bilingual(pdf, what, eventX), ...(who === '' ? [] : lines(pdf, who, eventX, small))]),
    ),
    separator(pdf, 1.1),
  ])
}

function copyBlock(pdf: PdfWriter, { filename, receivedAt, state, sha256 }: TrailCopy): Block {
  return together([
    gap(1.5),
    labelled(pdf, trailLabels.signedCopy, filename, strong),
    labelled(pdf, trailLabels.received, danishTime(receivedAt)),
    labelled(pdf, trailLabels.state, `${state.da} / ${state.en}`),
    labelled(pdf, trailLabels.sha256, sha256, hash),
  ])
}

function bilingual(pdf: PdfWriter, { da, en }: Wording, x: number): Block[] {
  return [...lines(pdf, da, x, body), ...lines(pdf, en, x, small)]
}

function lines(pdf: PdfWriter, text: string, x: number, style: TextStyle): Block[] {
  return textLines(pdf, printed(text), x, page.right - x, style)
}

/**
 * Porting codes stand in groups: a page of a trail that comes back by mistake is not taken for a signed copy, which is told
 * by its code.
 */
function printed(text: string): string {
  return asPrintable(text).replaceAll(/X(\d{3})(\d{3})(\d{4})(?!\d)/g, 'X $1 $2 $3')
}

function writePageNumbers(pdf: PdfWriter, { reference }: TrailFacts): void {
  pdf.eachPage((number, pages) => {
    pdf.rule(page.left, page.right, page.footer, hairline)
    const y = page.footer + 2
    pdf.text([`${trailTitle.da} ${reference}`], page.left, y, small)
    pdf.text([pageCount(number, pages)], page.right, y, small, 'right')
  })
}
