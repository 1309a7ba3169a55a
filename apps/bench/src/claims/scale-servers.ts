import { availableParallelism } from 'node:os'
import { type LoadFigures, measureLoad } from '../load/measure-load.js'
import type { Workload } from '../load/workload.js'
import type { Served } from '../programs/product.js'
import { figureText } from '../report/figure-text.js'
import { pairedRatio, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import type { Contender, Stage } from '../stage.js'
import { databaseProcessOf } from '../world/database-process.js'
import { customerIdOf } from '../world/seed-world.js'
import type { Claim } from './claim.js'
import { createOverRest, operatorTables } from './operator-requests.js'
import { portingsConclusion, type ServersFigures, serversConclusion } from './scale-conclusions.js'

const callers = 16

/** What more servers on one database give, and where it ends; it claims nothing. */
export const scaleServers: Claim = {
  name: 'scale-servers',
  title: `Scale: several servers on one database, ${callers} callers`,
  async measure(stage) {
    const { servers: counts, customers, portings } = stage.settings.sizes.scale
    const own = await stage.product('scale')
    const servers: Served[] = [own]
    while (servers.length < Math.max(...counts))
      servers.push(await stage.startProduct({ databaseUrl: own.databaseUrl }))
    const path = `/porting/${customerIdOf(0).slice(0, -5)}#####/poa/create`
    const poaCreate: Workload = { method: 'POST', path, body: '{}', serials: customers }
    const operators = await measureServers(stage, own, servers, createOverRest)
    const documents = await measureServers(stage, own, servers, poaCreate)
    const [ofOperators, ofDocuments] = [operators.map(mediansOf), documents.map(mediansOf)]
    return {
      rows: [],
      tables: [
        {
          heads: [
            'call, servers',
            'calls/s',
            'against one',
            'p50 ms',
            'CPU ms a call: servers',
            'the database',
          ],
          rows: [
            ...operators.map((one) => rowOf('operator.create', one)),
            ...documents.map((one) => rowOf('poaCreate', one)),
          ],
        },
      ],
      notes: [
        serversConclusion('operator.create', ofOperators, availableParallelism()),
        serversConclusion('poaCreate', ofDocuments, availableParallelism()),
        portingsConclusion(ofDocuments, portings),
      ],
    }
  },
}

/** So many servers, and their visits beside those of one in the same rounds. */
interface Visited {
  servers: number
  visits: readonly LoadFigures[]
  ofOne: readonly LoadFigures[]
}

async function measureServers(
  { settings, load, signal }: Stage,
  own: Contender,
  servers: readonly Served[],
  workload: Workload,
): Promise<Visited[]> {
  const counts = settings.sizes.scale.servers
  const databasePid = await databaseProcessOf(own.databaseUrl)
  const options = { load, settings, token: own.token, callers, databasePid }
  const visits = counts.map((count) => [
    String(count),
    async () => {
      await own.restore(operatorTables)
      return measureLoad(servers.slice(0, count), workload, options)
    },
  ])
  const figures = await visitInTurn(
    Object.fromEntries(visits) as Record<string, () => Promise<LoadFigures>>,
    {
      ...settings,
      signal,
    },
  )
  const visitsOf = (count = 0) => figures[String(count)] ?? []
  return counts.map((count) => ({ servers: count, visits: visitsOf(count), ofOne: visitsOf(counts[0]) }))
}

function mediansOf(visited: Visited): ServersFigures {
  const median = (of: (visit: LoadFigures) => number) => spreadOf(visited.visits.map(of)).median
  const ofDatabase = median(({ databaseCpuMs }) => databaseCpuMs)
  return {
    servers: visited.servers,
    perSecond: median(({ perSecond }) => perSecond),
    gain: gainOf(visited).median,
    cpuMs: {
      servers: median(({ cpuMs }) => cpuMs),
      load: median(({ loadCpuMs }) => loadCpuMs),
      database: ofDatabase > 0 ? ofDatabase : undefined,
    },
  }
}

function gainOf({ visits, ofOne }: Visited) {
  const rates = (figures: readonly LoadFigures[]) => figures.map(({ perSecond }) => perSecond)
  return pairedRatio(rates(visits), rates(ofOne))
}

function rowOf(says: string, visited: Visited): string[] {
  const spread = (of: (visit: LoadFigures) => number) => spreadOf(visited.visits.map(of))
  const { database } = mediansOf(visited).cpuMs
  return [
    `${says}, ${visited.servers}`,
    figureText(
      spread(({ perSecond }) => perSecond),
      0,
    ),
    `${figureText(gainOf(visited), 2)} ×`,
    figureText(
      spread(({ p50 }) => p50),
      1,
    ),
    figureText(
      spread(({ cpuMs }) => cpuMs),
      2,
    ),
    database === undefined ? 'unknown' : database.toFixed(2),
  ]
}
