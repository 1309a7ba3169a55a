import { type PrintedLine, type PrintedShape, type ReadPdf, readPdf } from './read-pdf.js'

/** What stands on the pages and where, in words: a change of it shows as lines that were moved or reworded. */
export async function describePdf(bytes: Uint8Array): Promise<string> {
  const { info, pages, shapes, codes } = await readPdf(bytes, { withCodes: true })
  const lines = pages.map((page, index) => [
    `Page ${index + 1} of ${pages.length}`,
    '     x       y',
    ...pageLines(page, shapes[index] ?? [], codes[index]),
  ])
  return `${[infoLines(info), ...lines].map((part) => part.join('\n')).join('\n\n')}\n`
}

function infoLines({ title, language, createdAt }: ReadPdf['info']) {
  return [
    `Title: ${title}`,
    `Language: ${language}`,
    `Created: ${createdAt}`,
    'Millimetres from the upper left corner of the paper, of a text to its baseline.',
  ]
}

/** In the order of reading: downwards, and on one height from left to right. */
function pageLines(lines: readonly PrintedLine[], shapes: readonly PrintedShape[], code: string | undefined) {
  const fills = shapes.filter(({ kind }) => kind === 'fill')
  const marks = [
    ...lines.map((line) => ({ ...line, words: wordsOfText(line) })),
    ...shapes
      .filter(({ kind }) => kind === 'rule')
      .map((rule) => ({ ...rule, words: `rule, ${mm(rule.width)} long, ${mm(rule.thickness)} thick` })),
    ...(fills.length > 0 ? [{ ...cornerOf(fills), words: wordsOfFills(fills, code) }] : []),
  ]
  return marks
    .toSorted((one, other) => Math.round(10 * one.y) - Math.round(10 * other.y) || one.x - other.x)
    .map(({ x, y, words }) => `${mm(x).padStart(6)}  ${mm(y).padStart(6)}  ${words}`)
}

function wordsOfText({ text, sizePt, font, degrees }: PrintedLine) {
  const weight = font.replace('NotoSans-', '').toLowerCase()
  // A space that a line was broken at is no mark on the paper.
  return `${weight} ${sizePt}${degrees === 0 ? '' : `, rising by ${degrees}°`}: ${text.replace(/ +$/, '')}`
}

function wordsOfFills(fills: readonly PrintedShape[], code: string | undefined) {
  const { x, y } = cornerOf(fills)
  const width = Math.max(...fills.map((fill) => fill.x + fill.width)) - x
  const height = Math.max(...fills.map((fill) => fill.y + fill.height)) - y
  return `${code === undefined ? 'rectangles' : `QR code ${code}`}, ${mm(width)} by ${mm(height)}`
}

function cornerOf(fills: readonly PrintedShape[]) {
  return { x: Math.min(...fills.map(({ x }) => x)), y: Math.min(...fills.map(({ y }) => y)) }
}

function mm(length: number) {
  return length.toFixed(2)
}
