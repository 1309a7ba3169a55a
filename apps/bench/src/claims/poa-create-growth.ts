import { linesOf } from '../report/line-chart.js'
import { figureText } from '../report/figure-text.js'
import { type Spread, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import type { Contender, Stage } from '../stage.js'
import { type DatabaseClock, type DatabaseWork, openDatabaseClock } from '../world/database-clock.js'
import { customerIdOf } from '../world/seed-world.js'
import { callOnce } from './call-once.js'
import type { Claim, ClaimRow } from './claim.js'
import { poaTables } from './poa-requests.js'

/** What one poaCreate costs, as a customer has more to port. */
export const poaCreateGrowth: Claim = {
  name: 'poa-create-growth',
  title: 'poaCreate of one customer, as its portings grow',
  async measure(stage) {
    const [own, peer] = await Promise.all([stage.product('large'), stage.peer('N+1, jsPDF', 'large')])
    const clock = await openDatabaseClock(own.databaseUrl)
    try {
      const ours = await measureGrowth(stage, own, {
        path: '/trpc/porting.poaCreate',
        bodyOf: inEnvelope,
        clock,
      })
      const straight = await measureGrowth(stage, peer, { path: '/porting.poaCreate', bodyOf: plain, clock })
      return {
        rows: [statementsRow(ours), ...timeRows(ours)],
        tables: [tableOf('Telecom X', ours), tableOf('N+1, jsPDF', straight)],
        charts: [chartOf(ours, straight)],
        notes: [
          `Statements and the database’s times are the server’s own counts, by ${clock.source}. The tables have all of a call; the claim leaves out the ${statementsAround} that stand around it: the look-up of its token, BEGIN, the mark that its commit leaves, and COMMIT. A time is from the beginning of a statement to its end, whoever had the processor meanwhile.`,
        ],
      }
    } finally {
      await clock.close()
    }
  },
}

interface Cost extends DatabaseWork {
  ms: number
}

/** Of each number of portings what each visit cost. */
type Growth = readonly { portings: number; costs: readonly Cost[] }[]

interface GrowthOptions {
  path: string
  bodyOf: (customerId: string) => string
  clock: DatabaseClock
}

async function measureGrowth(
  { settings, signal }: Stage,
  contender: Contender,
  { path, bodyOf, clock }: GrowthOptions,
): Promise<Growth> {
  const { growth, growthOfPeer } = settings.sizes
  const most = contender.isPeer ? growthOfPeer : Number.POSITIVE_INFINITY
  const sizes = growth.filter((portings) => portings <= most)
  const create = (portings: number) =>
    callOnce(contender, path, bodyOf(customerIdOf(growth.indexOf(portings))))
  const visits = sizes.map((portings) => [
    String(portings),
    async (): Promise<Cost> => {
      await contender.restore(poaTables)
      let ms = 0
      const work = await clock.during(async () => (ms = await create(portings)))
      return { ms, ...work }
    },
  ])
  const costs = await visitInTurn(Object.fromEntries(visits) as Record<string, () => Promise<Cost>>, {
    rounds: settings.rounds,
    // Cold, a large one takes seconds longer.
    warmRounds: 1,
    signal,
  })
  return sizes.map((portings) => ({ portings, costs: costs[String(portings)] ?? [] }))
}

const inEnvelope = (customerId: string) => `{"json":{"customerId":"${customerId}"}}`
const plain = (customerId: string) => `{"customerId":"${customerId}"}`

/** Of several visits the least is the call's own: now and then a background task falls into one. */
const ownStatements = (costs: readonly Cost[]) => Math.min(...costs.map(({ statements }) => statements))

/** Of every call that changes something: the look-up of its token, BEGIN, the mark that its commit leaves, and COMMIT. */
const statementsAround = 4

function statementsRow(growth: Growth): ClaimRow {
  return {
    says: `statements of one poaCreate, ${growth[0]?.portings} to ${growth.at(-1)?.portings} portings, without token, BEGIN, mark and COMMIT`,
    figure: spreadOf(growth.map(({ costs }) => ownStatements(costs) - statementsAround)),
    unit: 'statements',
    aim: { atMost: 8 },
  }
}

const boundOfTime =
  'of 25 µs of the database’s processor, measured statement by statement at 20,000, the three indexes that hold the stage take 9, of which lists need two; a row of the history takes 6 and a link 5, with 1 each for the check of what they refer to. Without any index by stage it would be 16.'

/** Of the two largest; none where the server does not tell its time. */
function timeRows(growth: Growth): ClaimRow[] {
  return growth.slice(-2).flatMap(({ portings, costs }) => {
    const figure = toldOf(costs, 'busyMs', 1_000 / portings)
    const says = `database time per porting, at ${portings}`
    return figure ? [{ says, figure, unit: 'µs' as const, aim: { atMost: 20 }, bound: boundOfTime }] : []
  })
}

function tableOf(name: string, growth: Growth) {
  return {
    heads: [
      `${name}: portings`,
      'ms',
      'statements',
      'database ms',
      'database µs a porting',
      'its CPU, µs a porting',
    ],
    rows: growth.map(({ portings, costs }) => {
      const perPorting = (what: 'busyMs' | 'cpuMs') => textOf(toldOf(costs, what, 1_000 / portings))
      return [
        String(portings),
        figureText(spreadOf(costs.map(({ ms }) => ms)), 1),
        String(ownStatements(costs)),
        textOf(toldOf(costs, 'busyMs')),
        perPorting('busyMs'),
        perPorting('cpuMs'),
      ]
    }),
  }
}

/** Undefined where the server does not tell it. */
function toldOf(costs: readonly Cost[], what: 'busyMs' | 'cpuMs', times = 1): Spread | undefined {
  const told = costs.flatMap((cost) => cost[what] ?? [])
  return told.length > 0 ? spreadOf(told.map((ms) => ms * times)) : undefined
}

const textOf = (figure: Spread | undefined) => (figure ? figureText(figure, 1) : 'not told')

function chartOf(ours: Growth, straight: Growth) {
  const line = (growth: Growth, of: (costs: readonly Cost[]) => number | undefined) =>
    growth.flatMap(({ portings, costs }) => {
      const y = of(costs)
      return y === undefined ? [] : [{ x: portings, y }]
    })
  const whole = (costs: readonly Cost[]) => spreadOf(costs.map(({ ms }) => ms)).median
  return linesOf({
    name: 'poa-create-growth',
    title: 'One poaCreate as a customer has more portings',
    xTitle: 'portings of the customer',
    yTitle: 'ms',
    lines: {
      'N+1, jsPDF': line(straight, whole),
      'Telecom X': line(ours, whole),
      'of it the database': line(ours, (costs) => toldOf(costs, 'busyMs')?.median),
    },
  })
}
