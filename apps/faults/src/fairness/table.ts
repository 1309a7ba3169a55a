import type { FairnessRow } from './fairness.js'
import type { Probe } from './prober.js'

/** What another tenant may expect beside any load. Source: issue 9. */
const longestLivezMs = 250
const longestGetMs = 1_000

const heads = [
  'load',
  'its calls',
  'its time',
  'prober calls',
  'refused',
  'longest /livez',
  'p99 /livez',
  'longest GET',
]

/** The head of the table. */
export const tableHead = [lineOf(heads), lineOf(heads.map((head) => '-'.repeat(head.length)))].join('\n')

/** One row of the table. */
export function tableRow({ load, answers, seconds, probes }: FairnessRow): string {
  const { livez, gets, refused } = sorted(probes)
  const calls = Object.entries(answers).map(([status, count]) => `${count} × ${status}`)
  const times = [livez.at(-1), livez[Math.ceil(livez.length * 0.99) - 1], gets.at(-1)]
  return lineOf([
    load,
    calls.join(', '),
    `${seconds.toFixed(1)} s`,
    String(probes.length),
    String(refused),
    ...times.map((ms) => `${Math.round(ms ?? 0)} ms`),
  ])
}

/** What was promised to the other tenant, and whether each of it holds beside every load. */
export function verdicts(rows: readonly FairnessRow[]): { promise: string; holds: boolean }[] {
  const seen = rows.map(({ probes }) => sorted(probes))
  const within = (times: readonly number[], most: number) => (times.at(-1) ?? Infinity) <= most
  return [
    {
      promise: `longest /livez at most ${longestLivezMs} ms`,
      holds: seen.every(({ livez }) => within(livez, longestLivezMs)),
    },
    {
      promise: `longest GET at most ${longestGetMs} ms`,
      holds: seen.every(({ gets }) => within(gets, longestGetMs)),
    },
    { promise: 'none refused', holds: seen.every(({ refused }) => refused === 0) },
  ]
}

/** The times in milliseconds, ascending, and how many probes were not answered 200. */
function sorted(probes: readonly Probe[]) {
  const timesOf = (isWanted: (probe: Probe) => boolean) =>
    probes
      .filter(isWanted)
      .map(({ ms }) => ms)
      .sort((one, other) => one - other)
  return {
    livez: timesOf(({ path }) => path === '/livez'),
    gets: timesOf(({ path }) => path !== '/livez'),
    refused: probes.filter(({ status }) => status !== 200).length,
  }
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
