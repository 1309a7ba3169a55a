import { formatPhone } from './format-number.js'

/** Numbers as people read them, those that follow one another as a series: `33 40 10 20 – 33 40 10 29`. */
export function wordNumbers(numbers: readonly string[]): string[] {
  const series: [string, string][] = []
  for (const number of numbers) {
    const last = series.at(-1)
    if (last && follows(number, last[1])) last[1] = number
    else series.push([number, number])
  }
  return series.flatMap(([first, last]) => {
    if (first === last) return [wordNumber(first)]
    if (follows(last, first)) return [wordNumber(first), wordNumber(last)]
    return [`${wordNumber(first)} – ${wordNumber(last)}`]
  })
}

function follows(number: string, before: string): boolean {
  return number.length === before.length && Number(number) === Number(before) + 1
}

/** In pairs that no line parts. */
export function wordNumber(number: string): string {
  return formatPhone(number).replaceAll(' ', '\u00a0')
}
