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
        bound: bounds[says] ?? bound,
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

const bound =
  'the caller’s level is compared, the tenant’s share is taken, the answer is checked on its way out and a line of log is ' +
  'written for each call; fastify does none of it.'

const bounds: Record<string, string> = {
  'number.info':
    'the look-up has a window for each size that an entry of the number table may have, so that it costs the same however ' +
    'large the table is; the peer’s reads on from the beginning of the table until an entry fits.',
  'porting.list of 100':
    'to check the answer is a tenth of the CPU, and as much is to build the statements of a list that may be narrowed in ' +
    'a dozen ways; the peer’s statements are texts.',
}
