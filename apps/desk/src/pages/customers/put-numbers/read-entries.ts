import { numberListErrors } from '@telecomx/client/errors'
import {
  faultOfSeries,
  type NumberSeries,
  numbersOfSeries,
  parseNumberSeries,
} from '@telecomx/client/schemas'
import type { LineRemark, NumberEntry } from './number-line.js'

/**
 * The numbers and series that a piece of text names, by the server's own reading; else what is wrong with it. Around them
 * there may be what mails and lists have: words, bullets, quotation marks (`> 1. Tlf.: 33 25 41 50 (omstilling)`).
 */
export function readEntries(written: string): NumberEntry[] | LineRemark {
  const text = written.replaceAll(rangeWord, '-')
  const whole = readEntry(text)
  if (Array.isArray(whole)) return whole
  const pieces = text.split(/\s+(?:og|samt|and)\s+|\s*[,;/&]\s*/).flatMap(partByBlanks)
  const read = pieces.map((piece) => readEntry(bare(piece)))
  const entries = read.filter((one) => Array.isArray(one)).flat()
  const fault = read.find((one) => !Array.isArray(one))
  if (!fault) return entries
  return pieces.length > 1 ? fault : remarkOf(written, whole)
}

/** `33254150 til 33254179`. */
const rangeWord = /\s+(?:til|to|t\.?o\.?m\.?)\s+(?=[+\d])/g

/** Whole numbers that nothing but blanks part: `33254150 33254151`. */
function partByBlanks(text: string): string[] {
  const words = text.trim().split(/\s+/)
  return words.length > 1 && words.every((word) => digitsIn(word) >= 8) ? words : [text]
}

export function digitsIn(text: string): number {
  return text.replaceAll(/\D/g, '').length
}

/** Without the words before it and behind it. */
function bare(text: string): string {
  return text
    .replace(/^(?:[^\d+(]*[\s:>•*·]|\s*\d{1,3}[.)]\s+)+(?=[+(\d])/u, '')
    .replace(/[\s(.:]+[^\d]*$/u, '')
}

/** As the schema of a list of numbers reads its entries, without what schemas cost: a paste has thousands. */
function readEntry(text: string): NumberEntry[] | LineRemark {
  const series = parseNumberSeries(text)
  const fault = series && faultOfSeries(series)
  if (series && !fault) return [{ written: wordSeries(series), numbers: numbersOfSeries(series) }]
  const row = fault ? rowOfFault[fault] : numberListErrors.entryInvalid
  return { what: 'row', about: text, description: row.description }
}

const rowOfFault = {
  uneven: numberListErrors.seriesUneven,
  reversed: numberListErrors.seriesReversed,
  'too long': numberListErrors.seriesTooLong,
}

function wordSeries({ first, last }: NumberSeries): string {
  return first === last ? first : `${first}-${last}`
}

/** What people most often mean by what is none. */
function remarkOf(written: string, fault: LineRemark): LineRemark {
  const about = written.trim()
  if (/^\s*45[ .-]?(?:\d[ .-]?){8}$/.test(about)) return { what: 'plusMissing', about }
  return { ...fault, about }
}
