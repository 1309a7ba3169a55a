import { measureLoad } from '../load/measure-load.js'
import type { Workload } from '../load/workload.js'
import { customerIdOf } from '../world/seed-world.js'
import { measureDatabase } from '../world/measure-database.js'
import type { Claim } from './claim.js'

/** What a page of the back office waits for in a grown installation; it claims nothing. */
export const scaleLists: Claim = {
  name: 'scale-lists',
  title: 'Scale: lists of a grown installation over REST, one caller',
  async measure(stage) {
    const { settings, load } = stage
    const own = await stage.product('scale')
    const size = await measureDatabase(own.databaseUrl)
    const rows = []
    for (const [says, path] of Object.entries(lists)) {
      stage.signal.throwIfAborted()
      const workload: Workload = { method: 'GET', path, serials: 1 }
      const { p50, p99, cpuMs } = await measureLoad([own], workload, {
        load,
        settings,
        token: own.token,
        callers: 1,
      })
      rows.push([says, p50.toFixed(1), p99.toFixed(1), cpuMs.toFixed(2)])
    }
    const { portings, customers, gigabytes } = size
    return {
      rows: [],
      tables: [{ heads: ['list', 'p50 ms', 'p99 ms', 'CPU ms of the server'], rows }],
      notes: [
        `${customers} customers and ${portings} portings, which take ${gigabytes.toFixed(1)} GB with their indexes: ${((gigabytes * 1e6) / portings).toFixed(1)} kB a porting, so that 10 million would take ${((gigabytes * 1e7) / portings).toFixed(0)} GB. What of it is read every day should fit into the database’s memory.`,
      ],
    }
  },
}

const lists = {
  'portings, first page': '/porting',
  'portings, a page in the middle': '/porting?offset=20000',
  'portings of a customer': `/porting?customer=${customerIdOf(0)}`,
  'portings at a stage': '/porting?stage=IN_ORDERED',
  'portings that are open': '/porting?status=OPEN',
  'portings with a part of a number': '/porting?filter=400012',
  'customers, first page': '/customer',
  'customers with a part of a name': '/customer?filter=00012',
  'accounts, first page (tRPC)': `/trpc/voiceAccount.list?input=${encodeURIComponent('{"json":{}}')}`,
}
