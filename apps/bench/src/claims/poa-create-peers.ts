import { peers } from '../peers/peers.js'
import { barsOf } from '../report/bars-of.js'
import type { Claim } from './claim.js'
import { compareLoad, tableOf, timesOf } from './compare-load.js'
import {
  documentsInEnvelope,
  documentsInPlainAnswer as read,
  poaOverPlainTrpc,
  poaOverTrpc,
  poaTables,
} from './poa-requests.js'

const boundOfPdfkit =
  'the peer fills one processor and leaves most of the other alone, and we fill both. Five times as many calls would be 8 ms for server, database and load together; of those the database takes 4 and the two documents 5.'

/** The main job beside the straight way to do it. */
export const poaCreatePeers: Claim = {
  name: 'poa-create-peers',
  title: 'poaCreate over tRPC, 20 portings of 2 donors, 8 callers',
  async measure(stage) {
    const workload = poaOverPlainTrpc(stage)
    const called = {
      'Telecom X': {
        workload: poaOverTrpc(stage),
        read: documentsInEnvelope,
        contender: stage.product('small'),
      },
      'N+1, jsPDF': { workload, read, contender: stage.peer('N+1, jsPDF') },
      'N+1, pdf-lib': { workload, read, contender: stage.peer('N+1, pdf-lib') },
      'N+1, pdfkit': { workload, read, contender: stage.peer('N+1, pdfkit') },
    }
    const figures = await compareLoad(stage, called, { callers: 8, changes: poaTables })
    const against = (peer: 'N+1, jsPDF' | 'N+1, pdf-lib' | 'N+1, pdfkit', library: string, aim: number) => ({
      says: `poaCreate, 8 callers, against the straight N+1 on the standalone adapter with ${library}: requests/s`,
      figure: timesOf(figures, ['Telecom X', peer], 'perSecond'),
      unit: '×' as const,
      aim: { atLeast: aim },
      packages: peers[peer].packages,
    })
    return {
      rows: [
        against('N+1, jsPDF', 'the same jsPDF and font', 3),
        against('N+1, pdf-lib', 'pdf-lib', 3),
        { ...against('N+1, pdfkit', 'pdfkit', 5), bound: boundOfPdfkit },
      ],
      tables: [tableOf(figures)],
      charts: [barsOf(figures, { name: 'poa-create-peers', title: this.title })],
    }
  },
}
