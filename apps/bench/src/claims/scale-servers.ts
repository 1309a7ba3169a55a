import { type LoadFigures, measureLoad } from '../load/measure-load.js'
import type { Workload } from '../load/workload.js'
import type { Served } from '../programs/product.js'
import { figureText } from '../report/figure-text.js'
import { pairedRatio, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import { customerIdOf } from '../world/seed-world.js'
import type { Claim } from './claim.js'
import { createOverRest, operatorTables } from './operator-requests.js'

/** What more servers on one database give, and where it ends; it claims nothing. */
export const scaleServers: Claim = {
  name: 'scale-servers',
  title: 'Scale: several servers on one database, 16 callers',
  async measure(stage) {
    const { settings, load, signal } = stage
    const { servers: counts, customers } = settings.sizes.scale
    const own = await stage.product('scale')
    const servers: Served[] = [own]
    while (servers.length < Math.max(...counts))
      servers.push(await stage.startProduct({ databaseUrl: own.databaseUrl }))
    const path = `/porting/${customerIdOf(0).slice(0, -5)}#####/poa/create`
    const workloads: Record<string, Workload> = {
      'operator.create': createOverRest,
      poaCreate: { method: 'POST', path, body: '{}', serials: customers },
    }
    const rows: string[][] = []
    for (const [says, workload] of Object.entries(workloads)) {
      const visits = counts.map((count) => [
        String(count),
        async () => {
          await own.restore(operatorTables)
          return measureLoad(servers.slice(0, count), workload, {
            load,
            settings,
            token: own.token,
            callers: 16,
          })
        },
      ])
      const figures = await visitInTurn(
        Object.fromEntries(visits) as Record<string, () => Promise<LoadFigures>>,
        { ...settings, signal },
      )
      rows.push(
        ...counts.map((count) =>
          rowOf(`${says}, ${count}`, figures[String(count)] ?? [], figures[String(counts[0])] ?? []),
        ),
      )
    }
    return {
      rows: [],
      tables: [
        {
          heads: ['call, servers', 'calls/s', 'against one', 'p50 ms', 'CPU ms a call', 'cores for 1000/s'],
          rows,
        },
      ],
      notes: [
        'The last column is on paper: how many cores the servers would be at work on for 1000 such calls a second, if the database kept up; what the database itself needs comes on top.',
      ],
    }
  },
}

function rowOf(says: string, visits: readonly LoadFigures[], ofOne: readonly LoadFigures[]): string[] {
  const rates = (figures: readonly LoadFigures[]) => figures.map(({ perSecond }) => perSecond)
  const cpuMs = spreadOf(visits.map((visit) => visit.cpuMs))
  return [
    says,
    figureText(spreadOf(rates(visits)), 0),
    `${figureText(pairedRatio(rates(visits), rates(ofOne)), 2)} ×`,
    figureText(spreadOf(visits.map(({ p50 }) => p50)), 1),
    figureText(cpuMs, 2),
    cpuMs.median.toFixed(1),
  ]
}
