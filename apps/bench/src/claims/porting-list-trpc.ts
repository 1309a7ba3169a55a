import type { Workload } from '../load/workload.js'
import { peers } from '../peers/peers.js'
import type { Claim } from './claim.js'
import { compareLoad, tableOf, timesOf } from './compare-load.js'
import { inEnvelope, inPlainAnswer } from './operator-requests.js'
import { withoutCursor } from './without-cursor.js'

/** The longest answer of every day, over tRPC. */
export const portingListTrpc: Claim = {
  name: 'porting-list-trpc',
  title: 'porting.list of 100 over tRPC, 8 callers',
  async measure(stage) {
    const called = {
      'Telecom X': {
        workload: query(
          `/trpc/porting.list?input=${encodeURIComponent('{"json":{"offset":0,"limit":100}}')}`,
        ),
        contender: stage.product('small'),
        read: (answer: unknown) => withoutCursor(inEnvelope(answer)),
      },
      'tRPC’s standalone adapter': {
        workload: query(`/porting.list?input=${encodeURIComponent('{"offset":0,"limit":100}')}`),
        contender: stage.peer('trpc standalone'),
        read: inPlainAnswer,
      },
    }
    const figures = await compareLoad(stage, called, { callers: 8 })
    return {
      rows: [
        {
          says: 'porting.list of 100 over tRPC against a plain router on the standalone adapter: CPU',
          figure: timesOf(figures, ['Telecom X', 'tRPC’s standalone adapter'], 'cpuMs'),
          unit: '×',
          aim: { atMost: 0.8 },
          packages: peers['trpc standalone'].packages,
          bound:
            'the plain router reads its rows without asking what the caller may see, and answers them unchecked; to check the ' +
            'answer is a tenth of our CPU, and as much is to build the statements of a list that may be narrowed.',
        },
      ],
      tables: [tableOf(figures)],
    }
  },
}

function query(path: string): Workload {
  return { method: 'GET', path, serials: 1 }
}
