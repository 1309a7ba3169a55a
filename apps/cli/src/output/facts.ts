import { numbersText } from './numbers-text.js'
import { type Cell, cellText, table } from './table.js'

/** What an object says, a fact on each line, under names in words. What is not set is left out. */
export function facts(object: object, width: number): string {
  const rows = Object.entries(object)
    .filter(([, value]) => value !== undefined && value !== null && !isEmptyList(value))
    .map(([name, value]) => [labelOf(name), valueText(value)])
  return table([], rows, { width })
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** `npNumber` as people write it: `NP number`. */
export function labelOf(name: string): string {
  const words = name
    .replace(/^_/, '')
    .split(/(?=[A-Z])/)
    .map((word) => acronyms[word.toLowerCase()] ?? word.toLowerCase())
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const acronyms: Readonly<Record<string, string>> = {
  np: 'NP',
  vat: 'VAT',
  poa: 'POA',
  icc: 'ICC',
  mvno: 'MVNO',
  id: 'id',
  url: 'URL',
  sha256: 'SHA-256',
}

function valueText(value: unknown): string {
  if (isNumbers(value)) return numbersText(value, Infinity)
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value === 'string' && isoDate.test(value)) return timeText(value)
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(
      ([name, part]) => `${labelOf(name).toLowerCase()} ${valueText(part)}`,
    )
    return parts.join(', ')
  }
  return cellText(value as Cell)
}

function isNumbers(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && /^\+\d+$/.test(one))
}

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** A moment on the clock of whoever reads it: `2026-11-27 14:05`. */
export function timeText(moment: string): string {
  const date = new Date(moment)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
