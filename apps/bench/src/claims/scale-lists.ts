import { measureLoad } from '../load/measure-load.js'
import type { Workload } from '../load/workload.js'
import { spreadOf } from '../statistics/statistics.js'
import { customerIdOf } from '../world/seed-world.js'
import { measureDatabase } from '../world/measure-database.js'
import type { Claim, ClaimRow } from './claim.js'

/**
 * What feels as if it came at once may take a tenth of a second; a list leaves most of that to the network and the page, and
 * stays below however much an installation grows.
 */
const longestMs = 25

/** What a page of the back office waits for in a grown installation. */
export const scaleLists: Claim = {
  name: 'scale-lists',
  title: 'Scale: lists of a grown installation, one caller',
  async measure(stage) {
    const { settings, load } = stage
    const own = await stage.product('scale')
    const size = await measureDatabase(own.databaseUrl)
    const rows: ClaimRow[] = []
    const table: string[][] = []
    for (const [says, path] of [...Object.entries(lists), await furtherOn(own)] as [string, string][]) {
      stage.signal.throwIfAborted()
      const workload: Workload = { method: 'GET', path, serials: 1 }
      const { p50, p99, cpuMs } = await measureLoad([own], workload, {
        load,
        settings,
        token: own.token,
        callers: 1,
      })
      rows.push({
        says: `${says}: p50`,
        figure: spreadOf([p50]),
        unit: 'ms',
        aim: { atMost: longestMs },
        ...(says === filterOfMany && { bound: boundOfMany }),
      })
      table.push([says, p50.toFixed(1), p99.toFixed(1), cpuMs.toFixed(2)])
    }
    const { portings, customers, gigabytes } = size
    return {
      rows,
      tables: [{ heads: ['list', 'p50 ms', 'p99 ms', 'CPU ms of the server'], rows: table }],
      notes: [
        `${customers} customers and ${portings} portings, which take ${gigabytes.toFixed(1)} GB with their indexes: ${((gigabytes * 1e6) / portings).toFixed(1)} kB a porting, so that 10 million would take ${((gigabytes * 1e7) / portings).toFixed(0)} GB. What of it is read every day should fit into the database’s memory.`,
        `A list is to answer within ${longestMs} ms: a quarter of the tenth of a second that people take for at once.`,
      ],
    }
  },
}

const filterOfMany = 'portings, a filter of many'
const boundOfMany =
  'two digits fit so many numbers that these are counted first, up to 10,000, and then looked for porting by porting in the ' +
  'order of the list.'

/** A list over tRPC, which has those that REST has not. */
const overTrpc = (operation: string, input: object = {}) =>
  `/trpc/${operation}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`

const statuses = [
  'OPEN',
  'CLOSED',
  'ATTENTION',
  'WAITING',
  'READY',
  'ORDERED',
  'PORT_TODAY',
  'PORT_NEXT5DAYS',
]

const lists: Readonly<Record<string, string>> = {
  'portings, first page': '/porting',
  'portings, a page in the middle by its offset': '/porting?offset=20000',
  'portings of a customer': `/porting?customer=${customerIdOf(0)}`,
  'portings at a stage': '/porting?stage=IN_ORDERED',
  ...Object.fromEntries(
    statuses.map((status) => [`portings, status ${status}`, `/porting?status=${status}`]),
  ),
  'portings with a number': '/porting?filter=40000012',
  'portings with the beginning of a number': '/porting?filter=400012',
  'portings with the end of a number': '/porting?filter=0012',
  'portings of an open stage with the end of a number': '/porting?filter=00012&status=OPEN',
  [filterOfMany]: '/porting?filter=12',
  'powers of attorney of a customer': `/porting/${customerIdOf(0)}/poa`,
  'customers, first page': '/customer',
  'customers with a part of a name': '/customer?filter=00012',
  'customers, a filter of many': '/customer?filter=br%C3%B8d',
  'employees of a customer (tRPC)': overTrpc('employee.list'),
  'tokens (tRPC)': overTrpc('token.list'),
  'accounts, first page (tRPC)': overTrpc('voiceAccount.list'),
  'accounts of a customer (tRPC)': overTrpc('voiceAccount.list', { customer: customerIdOf(0) }),
  operators: '/dk/operator',
  'operators with a part of a name': '/dk/operator?filter=02012',
  deliveries: '/delivery',
  'the audit log': '/auditlog',
  'signed copies without portings': '/document/unmatched',
  'mails that brought files': '/document/mails',
}

/** A page deep in the list of portings by its cursor. */
async function furtherOn({ url, token }: { url: string; token: string }): Promise<[string, string]> {
  const before = await fetch(`${url}/porting?offset=20000&limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { nextCursor } = (await before.json()) as { nextCursor?: string }
  return ['portings, a page in the middle by its cursor', `/porting?cursor=${nextCursor ?? ''}`]
}
