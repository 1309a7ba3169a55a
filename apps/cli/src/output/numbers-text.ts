import { asSeries, lengthOfSeries, parseNumberSeries } from '@telecomx/client/schemas'

/** Phone numbers in few words: those that follow one another as a series, and no more than a few of either. */
export function numbersText(numbers: readonly string[], most = 3): string {
  const series = asSeries(numbers)
  const left = series.slice(most).reduce((sum, one) => sum + countOf(one), 0)
  return series.slice(0, most).join(', ') + (left > 0 ? ` and ${left} more` : '')
}

function countOf(series: string): number {
  const ends = parseNumberSeries(series)
  return ends ? lengthOfSeries(ends) : 1
}
