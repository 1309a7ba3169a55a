import { longestBlockMs } from '../programs/longest-block.js'
import { spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import { customerIdOf } from '../world/seed-world.js'
import { callOnce } from './call-once.js'
import type { Claim } from './claim.js'
import { importBody, importTables } from './import-body.js'
import { poaTables } from './poa-requests.js'

/** For how long large work of one caller keeps all others from being answered. */
export const eventLoopBlocks: Claim = {
  name: 'event-loop-blocks',
  title: 'The longest block of the server’s event loop',
  async measure(stage) {
    const { largeDocument, ranges, growth } = stage.settings.sizes
    const [own, body] = [await stage.product('large'), importBody(ranges)]
    const poa = `{"json":{"customerId":"${customerIdOf(growth.length)}"}}`
    const visit = (tables: readonly string[], work: () => Promise<unknown>) => async () => {
      await own.restore(tables)
      return longestBlockMs(own, own.folder, work)
    }
    const visits = {
      document: visit(poaTables, () => callOnce(own, '/trpc/porting.poaCreate', poa)),
      import: visit(importTables, () => callOnce(own, '/trpc/number.import', body)),
    }
    // Warm then: what is compiled once blocks once.
    await visits.document()
    await visits.import()
    const blocks = await visitInTurn(visits, { rounds: stage.settings.rounds, signal: stage.signal })
    return {
      rows: [
        {
          says: `longest event-loop block: a POA of ${largeDocument} numbers`,
          figure: spreadOf(blocks.document),
          unit: 'ms',
          aim: { atMost: 15 },
        },
        {
          says: `longest event-loop block: import of ${ranges} ranges`,
          figure: spreadOf(blocks.import),
          unit: 'ms',
          aim: { atMost: 20 },
        },
      ],
      notes: [
        'A block is the longest delay of a timer of 1 ms in the server’s process, less that millisecond. It sees also what another process keeps a core for.',
      ],
    }
  },
}
