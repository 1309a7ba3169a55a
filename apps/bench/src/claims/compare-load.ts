import { isDeepStrictEqual } from 'node:util'
import { measureLoad, type LoadFigures } from '../load/measure-load.js'
import { numbered } from '../load/numbered.js'
import type { Workload } from '../load/workload.js'
import { pairedRatio, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import type { Contender, Stage } from '../stage.js'
import type { ClaimTable } from './claim.js'
import { figureText } from '../report/figure-text.js'

/** One that is called, how, and what of its answer is to be the same for all. */
export interface Called {
  /** Those that still start do so at once. */
  contender: Contender | Promise<Contender>
  workload: Workload
  /** The answer itself when left out. */
  read?: (answer: unknown) => unknown
}

export interface CompareOptions {
  callers: number
  /** What a call changes: made as it was before each visit. */
  changes?: readonly string[]
}

/** Figures of each visit, by contender, in the order of the rounds. */
export type Compared<Name extends string> = Record<Name, LoadFigures[]>

/** Puts the same load on all in turn. They must give the same answer first: none of them may do less than the others. */
export async function compareLoad<Name extends string>(
  { settings, load, signal }: Stage,
  called: Readonly<Record<Name, Called>>,
  { callers, changes = [] }: CompareOptions,
): Promise<Compared<Name>> {
  const visit =
    ({ contender, workload }: Started) =>
    async () => {
      await contender.restore(changes)
      return measureLoad([contender], workload, { load, settings, token: contender.token, callers })
    }
  const started = await Promise.all(Object.entries<Called>(called).map(whenStarted))
  const visits = Object.fromEntries(started.map((one) => [one.name, visit(one)]))
  try {
    await assertSameAnswers(started)
    return await visitInTurn(visits as Record<Name, ReturnType<typeof visit>>, { ...settings, signal })
  } finally {
    for (const { contender } of started) await contender.restore(changes)
  }
}

interface Started extends Called {
  name: string
  contender: Contender
}

async function whenStarted([name, called]: readonly [string, Called]): Promise<Started> {
  return { ...called, name, contender: await called.contender }
}

/** How many times the one's figure is the other's. */
export function timesOf<Name extends string>(
  figures: Compared<Name>,
  [one, other]: readonly [Name, Name],
  what: keyof LoadFigures,
) {
  const of = (name: Name) => figures[name].map((visit) => visit[what])
  return pairedRatio(of(one), of(other))
}

/** One row for each contender. */
export function tableOf<Name extends string>(figures: Compared<Name>): ClaimTable {
  const rows = Object.entries<LoadFigures[]>(figures).map(([name, visits]) => {
    const cell = (what: keyof LoadFigures, digits: number) =>
      figureText(spreadOf(visits.map((visit) => visit[what])), digits)
    return [
      name,
      cell('perSecond', 0),
      cell('p50', 2),
      cell('p99', 1),
      cell('cpuMs', 3),
      cell('loadCpuMs', 3),
    ]
  })
  return {
    heads: ['contender', 'calls/s', 'p50 ms', 'p99 ms', 'CPU ms a call', 'of the load, ms a call'],
    rows,
  }
}

async function assertSameAnswers(called: readonly Started[]): Promise<void> {
  const answers = await Promise.all(
    called.map(async (one) => ({ name: one.name, answer: await answerOf(one) })),
  )
  const [first] = answers
  for (const { name, answer } of answers)
    if (!isDeepStrictEqual(answer, first?.answer))
      throw new Error(`${name} answers ${shown(answer)}, but ${first?.name} ${shown(first?.answer)}`)
}

async function answerOf({ name, contender, workload, read = (answer) => answer }: Started): Promise<unknown> {
  const { method, path, body } = numbered(workload.serials - 1, workload)
  const response = await fetch(contender.url + path, {
    method,
    headers: { authorization: `Bearer ${contender.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${name} answered ${response.status} to ${path}: ${text.slice(0, 300)}`)
  return read(JSON.parse(text))
}

const shown = (answer: unknown) => JSON.stringify(answer)?.slice(0, 400)
