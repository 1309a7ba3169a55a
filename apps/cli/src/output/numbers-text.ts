/** Phone numbers in few words: those that follow one another as a series, and no more than a few of either. */
export function numbersText(numbers: readonly string[], most = 3): string {
  const series = seriesOf(numbers)
  const shown = series.slice(0, most)
  const left = series.slice(most).reduce((sum, { count }) => sum + count, 0)
  return shown.map(({ text }) => text).join(', ') + (left > 0 ? ` and ${left} more` : '')
}

interface Series {
  text: string
  count: number
}

function seriesOf(numbers: readonly string[]): Series[] {
  const runs: string[][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.length === number.length && Number(number) === Number(last) + 1) run.push(number)
    else runs.push([number])
  }
  return runs.map((run) => ({
    text: run.length > 1 ? `${run[0]}-${run.at(-1)}` : `${run[0]}`,
    count: run.length,
  }))
}
