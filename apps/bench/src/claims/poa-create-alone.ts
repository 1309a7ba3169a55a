import { spreadOf } from '../statistics/statistics.js'
import type { Claim, ClaimRow } from './claim.js'
import { type Called, compareLoad, tableOf, timesOf } from './compare-load.js'
import { documentsOverRest as read, poaOverRest, poaTables } from './poa-requests.js'

/** What a clerk waits for. */
export const poaCreateAlone: Claim = {
  name: 'poa-create-alone',
  title: 'poaCreate over REST, 20 portings of 2 donors, one caller',
  async measure(stage) {
    const [workload, baseline] = [poaOverRest(stage), await stage.baselineProduct()]
    const called: Record<string, Called> = {
      'Telecom X': { workload, read, contender: stage.product('small') },
      ...(baseline && { 'the other build': { workload, read, contender: baseline } }),
    }
    const figures = await compareLoad(stage, called, { callers: 1, changes: poaTables })
    const own = figures['Telecom X'] ?? []
    const rows: ClaimRow[] = [
      {
        says: 'poaCreate, 20 portings, 2 donors, one caller: p50',
        figure: spreadOf(own.map(({ p50 }) => p50)),
        unit: 'ms',
        aim: { atMost: 14 },
      },
      {
        says: 'poaCreate, 20 portings, 2 donors, one caller: CPU of the server',
        figure: spreadOf(own.map(({ cpuMs }) => cpuMs)),
        unit: 'ms CPU',
        aim: { atMost: 12 },
        bound: boundOfCpu,
      },
    ]
    const toBaseline = (says: string, what: 'p50' | 'cpuMs'): ClaimRow => ({
      says: `the same against the other build: ${says}`,
      figure: timesOf(figures, ['Telecom X', 'the other build'], what),
      unit: '×',
      aim: { atMost: 0.36 },
    })
    if (baseline) rows.push(toBaseline('p50', 'p50'), toBaseline('CPU of the server', 'cpuMs'))
    return {
      rows,
      tables: [tableOf(figures)],
      notes: [
        'Aims in milliseconds are for a machine of two cores like the one that they were set on. `--baseline` visits another build in the same run, and then the ratio counts.',
      ],
    }
  },
}

const boundOfCpu =
  'two documents take nearly half of it. One caller’s calls come one at a time, and cost half as much again as those of 8; ' +
  'beside the version that the aim was set by, in one run with `--baseline`, a call takes 0.27 × the CPU (aim 0.36 ×).'
