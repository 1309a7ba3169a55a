import type { DocumentCost } from '../documents/document-process.js'
import { startDocumentProcess } from '../documents/start-document-process.js'
import { figureText } from '../report/figure-text.js'
import { pairedRatio, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import { barChart } from '../report/bar-chart.js'
import type { Claim, ClaimRow, ClaimTable } from './claim.js'

const contenders = ['Telecom X', 'jspdf', 'pdf-lib', 'pdfkit'] as const
type Costs = Record<(typeof contenders)[number], DocumentCost[]>

/** What a document costs, without HTTP and database, each library in a process of its own. */
export const documentCpu: Claim = {
  name: 'document-cpu',
  title: 'A document, in one process',
  async measure({ settings, signal }) {
    const processes = await Promise.all(contenders.map(startDocumentProcess))
    try {
      const bySize = new Map<number, Costs>()
      for (const order of settings.sizes.documents) {
        const visits = contenders.map((name, index) => [name, () => processes[index]?.measure(order)])
        bySize.set(
          order.rows,
          await visitInTurn(Object.fromEntries(visits), { rounds: settings.rounds, signal }),
        )
      }
      return { rows: rowsOf(bySize), tables: [tableOf(bySize)], charts: chartsOf(bySize) }
    } finally {
      for (const one of processes) one.stop()
    }
  },
}

const cpuOf = (costs: readonly DocumentCost[]) => costs.map(({ cpuMs }) => cpuMs)

function rowsOf(bySize: ReadonlyMap<number, Costs>): ClaimRow[] {
  const [short, long] = [bySize.get(10), bySize.get(500)]
  return [
    ...(short
      ? [
          {
            says: 'CPU of a document of 10 rows',
            figure: spreadOf(cpuOf(short['Telecom X'])),
            unit: 'ms CPU' as const,
            aim: { atMost: 5 },
          },
        ]
      : []),
    ...(long
      ? [
          {
            says: 'CPU of a document of 500 rows against jsPDF’s text() per cell',
            figure: pairedRatio(cpuOf(long['Telecom X']), cpuOf(long.jspdf)),
            unit: '×' as const,
            aim: { atMost: 0.35 },
            packages: ['jspdf'],
          },
        ]
      : []),
  ]
}

function tableOf(bySize: ReadonlyMap<number, Costs>): ClaimTable {
  return {
    heads: ['rows, contender', 'CPU ms', 'ms', 'kB'],
    rows: [...bySize].flatMap(([rows, costs]) =>
      contenders.map((name) => [
        `${rows}, ${nameOf(name)}`,
        figureText(spreadOf(cpuOf(costs[name])), 1),
        figureText(spreadOf(costs[name].map(({ ms }) => ms)), 1),
        String(Math.round((costs[name][0]?.bytes ?? 0) / 1_000)),
      ]),
    ),
  }
}

function chartsOf(bySize: ReadonlyMap<number, Costs>) {
  return [...bySize].map(([rows, costs]) =>
    barChart({
      name: `document-${rows}`,
      title: `A document of ${rows} rows: CPU, ms`,
      digits: 1,
      bars: contenders.map((name) => ({ name: nameOf(name), figure: spreadOf(cpuOf(costs[name])) })),
    }),
  )
}

const nameOf = (name: (typeof contenders)[number]) => (name === 'jspdf' ? 'jsPDF, text() per cell' : name)
