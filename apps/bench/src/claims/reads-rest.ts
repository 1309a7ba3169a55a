import type { Workload } from '../load/workload.js'
import { peers } from '../peers/peers.js'
import type { Stage } from '../stage.js'
import type { Claim, ClaimRow, ClaimTable } from './claim.js'
import { type Called, compareLoad, tableOf, timesOf } from './compare-load.js'
import { withoutCursor } from './without-cursor.js'

/** What a page of the back office asks for, over REST. */
export const readsRest: Claim = {
  name: 'reads-rest',
  title: 'Reads over REST, 8 callers',
  async measure(stage) {
    const [rows, tables]: [ClaimRow[], ClaimTable[]] = [[], []]
    for (const [says, workload] of Object.entries(readsOf(stage))) {
      const called: Record<'Telecom X' | 'fastify', Called> = {
        'Telecom X': { workload, read: withoutCursor, contender: stage.product('small') },
        fastify: { workload, contender: stage.peer('fastify') },
      }
      const figures = await compareLoad(stage, called, { callers: 8 })
      rows.push({
        says: `${says} over REST against fastify + JSON schema + mysql2: requests/s`,
        figure: timesOf(figures, ['Telecom X', 'fastify'], 'perSecond'),
        unit: '×',
        aim: { atLeast: 0.95 },
        packages: peers.fastify.packages,
      })
      const table = tableOf(figures)
      tables.push({ heads: [says, ...table.heads.slice(1)], rows: table.rows })
    }
    return { rows, tables }
  },
}

function readsOf({ settings: { sizes } }: Stage): Record<string, Workload> {
  const get = (path: string, serials: number, firstSerial = 0) => ({
    method: 'GET' as const,
    path,
    serials,
    firstSerial,
  })
  return {
    'operator.get': get('/dk/operator/#####', sizes.operators, 2_000),
    'operator.list': get('/dk/operator?offset=0&limit=100', 1),
    'number.info': get('/dk/number/info/332#####', 100_000),
    'porting.list of 100': get('/porting?offset=0&limit=100', 1),
  }
}
