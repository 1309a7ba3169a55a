import { writtenPhoneNumber } from '@telecomx/validation'
import type { Language } from '../courier/courier.js'
import { britishCount, danishCount } from './wording.js'

const more: Record<Language, (count: number) => string> = {
  da: (count) => `og ${danishCount.format(count)} til`,
  en: (count) => `and ${britishCount.format(count)} more`,
}

/**
 * Numbers (E.164) as people read them, those that follow each other as a series: `+45 70 30 50 50 – +45 70 30 50 59,
 * +45 33 25 41 50 og 12 til`.
 */
export function namedNumbers(
  { numbers, numberCount }: { numbers: readonly string[]; numberCount: number },
  language: Language,
): string {
  const named = seriesOf(numbers).map(writeSeries).join(', ')
  const left = numberCount - numbers.length
  return left > 0 ? `${named} ${more[language](left)}` : named
}

interface Series {
  first: string
  last: string
}

function seriesOf(numbers: readonly string[]): Series[] {
  const series: Series[] = []
  for (const number of numbers) {
    const before = series.at(-1)
    if (before && follows(before.last, number)) before.last = number
    else series.push({ first: number, last: number })
  }
  return series
}

/** E.164 has at most 15 digits, which a JavaScript number holds exactly. */
function follows(one: string, next: string): boolean {
  return one.length === next.length && Number(next) === Number(one) + 1
}

function writeSeries({ first, last }: Series): string {
  return first === last
    ? writtenPhoneNumber(first)
    : `${writtenPhoneNumber(first)} – ${writtenPhoneNumber(last)}`
}
