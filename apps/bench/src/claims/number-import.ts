import { cpuTimeMs } from '../programs/cpu-time.js'
import { peers } from '../peers/peers.js'
import { figureText } from '../report/figure-text.js'
import { pairedRatio, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import type { Contender } from '../stage.js'
import { callOnce } from './call-once.js'
import type { Claim } from './claim.js'
import { importBody, importTables } from './import-body.js'

/** The number table, renewed in one call. */
export const numberImport: Claim = {
  name: 'number-import',
  title: 'number.import',
  async measure(stage) {
    const { ranges } = stage.settings.sizes
    const [own, peer, body] = [
      await stage.product('small'),
      await stage.peer('JSON.parse'),
      importBody(ranges),
    ]
    const visit = (contender: Contender, path: string) => async () => {
      await contender.restore(importTables)
      const before = cpuTimeMs(contender.pid)
      const ms = await callOnce(contender, path, body)
      return { ms, cpuMs: cpuTimeMs(contender.pid) - before }
    }
    const visits = { own: visit(own, '/trpc/number.import'), peer: visit(peer, '/number.import') }
    // Both are warm then.
    await visits.own()
    await visits.peer()
    const figures = await visitInTurn(visits, { rounds: stage.settings.rounds, signal: stage.signal })
    for (const contender of [own, peer]) await contender.restore(importTables)
    const of = (name: keyof typeof visits, what: 'ms' | 'cpuMs') => figures[name].map((one) => one[what])
    const cells = (name: keyof typeof visits) => [
      figureText(spreadOf(of(name, 'ms')), 0),
      figureText(spreadOf(of(name, 'cpuMs')), 0),
    ]
    return {
      rows: [
        {
          says: `import of ${ranges} ranges against JSON.parse + the same bulk statements: time`,
          figure: pairedRatio(of('own', 'ms'), of('peer', 'ms')),
          unit: '×',
          aim: { atMost: 1.5 },
          packages: peers['JSON.parse'].packages,
        },
      ],
      tables: [
        {
          heads: ['contender', 'ms', 'CPU ms'],
          rows: [
            ['Telecom X', ...cells('own')],
            ['JSON.parse', ...cells('peer')],
          ],
        },
      ],
    }
  },
}
