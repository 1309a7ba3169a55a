import { peers } from '../peers/peers.js'
import { barsOf } from '../report/bars-of.js'
import type { Claim } from './claim.js'
import { compareLoad, tableOf, timesOf } from './compare-load.js'
import {
  createOverPlainTrpc,
  createOverTrpc,
  inEnvelope,
  inPlainAnswer,
  operatorTables,
} from './operator-requests.js'

/** The same operator over tRPC. */
export const operatorCreateTrpc: Claim = {
  name: 'operator-create-trpc',
  title: 'operator.create over tRPC, 8 callers',
  async measure(stage) {
    const called = {
      'Telecom X': { workload: createOverTrpc, contender: stage.product('small'), read: inEnvelope },
      'tRPC’s standalone adapter': {
        workload: createOverPlainTrpc,
        contender: stage.peer('trpc standalone'),
        read: inPlainAnswer,
      },
    }
    const figures = await compareLoad(stage, called, { callers: 8, changes: operatorTables })
    return {
      rows: [
        {
          says: 'operator.create over tRPC against the stock standalone adapter, plain router: requests/s',
          figure: timesOf(figures, ['Telecom X', 'tRPC’s standalone adapter'], 'perSecond'),
          unit: '×',
          aim: { atLeast: 2 },
          packages: peers['trpc standalone'].packages,
          bound:
            'both wait for the database, and ours for one statement more; node:http with nothing between reaches hardly more ' +
            'than 2 × the adapter here.',
        },
      ],
      tables: [tableOf(figures)],
      charts: [barsOf(figures, { name: 'operator-create-trpc', title: this.title })],
    }
  },
}
