import { type Database, transitions } from '@telecomx/database'
import { countAudits } from './count-audits.js'
import { breach, tally } from './judgement.js'
import type { Way } from './way.js'

/** Each porting went its way, step by step, and each step was told once. */
export async function judgeWays(database: Database, ways: readonly Way[]) {
  const histories = await listHistories(database)
  const progress = await listProgress(database)
  const reminders = tally(await listReminded(database))
  const sent = await countDonorLetters(database)
  const [approved, uploads, reminded] = await Promise.all(
    ['porting.documentApprove', 'portingFile.documentUpload', 'porting.remind'].map((action) =>
      countAudits(database, action),
    ),
  )
  const wanted = ways.reduce((sum, way) => sum + way.reminders, 0)
  const byUpload = ways.filter(({ comesBy }) => comesBy === 'UPLOAD').length
  const unannounced = await database.selectFrom('unannounced_change').select('audit').execute()
  return {
    numbers: {
      ways: ways.length,
      completed: countOf(histories, 'IN_COMPLETED'),
      'refused by the donor': countOf(histories, 'IN_REJECTED'),
      cancelled: countOf(histories, 'IN_CANCELLED'),
      reminders: reminded ?? 0,
      'news told': progress.size,
    },
    breaches: [
      ...[...histories].flatMap(([id, stages]) =>
        breach(!isByTheTable(stages), `porting ${id} went ${stages.join(' > ')}`),
      ),
      ...ways.flatMap((way) => breachesOf(way, { histories, progress, reminders })),
      ...breach(reminded !== wanted, `${wanted} reminders were due, and ${reminded} are written down`),
      ...breach(sent !== ways.length, `${ways.length} were sent to the donor, by ${sent} letters`),
      ...breach(approved !== ways.length, `${ways.length} copies were approved ${approved} times`),
      ...breach(uploads !== byUpload, `${byUpload} uploads are written down ${uploads} times`),
      ...breach(unannounced.length > 0, `${unannounced.length} changes were not told`),
    ],
  }
}

interface Found {
  histories: ReadonlyMap<string, string[]>
  progress: ReadonlyMap<string, number>
  reminders: ReadonlyMap<string, number>
}

const first = ['IN_CREATED', 'IN_AWAITING_POA_FROM_CUSTOMER', 'IN_POA_RECEIVED_FROM_CUSTOMER', 'IN_POA_SENT']
const last = {
  COMPLETED: ['IN_CONFIRMED', 'IN_COMPLETED'],
  REJECTED: ['IN_REJECTED'],
  NOTHING: ['IN_CANCELLED'],
}

function breachesOf(way: Way, { histories, progress, reminders }: Found): string[] {
  const stages = [...first, 'IN_ORDERED', ...last[way.say]]
  const told = way.say === 'NOTHING' ? [] : last[way.say]
  const sent = reminders.get(way.deliveryId) ?? 0
  return [
    ...breach(sent !== way.reminders, `of ${way.deliveryId} ${sent} reminders left, not ${way.reminders}`),
    ...way.portings.flatMap(({ id, number }) => [
      ...breach(
        String(histories.get(id)) !== String(stages),
        `porting ${id} was to go ${stages.join(' > ')}`,
      ),
      ...told.flatMap((stage) => {
        const times = progress.get(`${stage} ${number}`) ?? 0
        return breach(times !== 1, `that porting ${id} is ${stage} was told ${times} times`)
      }),
    ]),
  ]
}

/** From stage to stage by some transition. */
function isByTheTable([stage, ...later]: readonly string[]): boolean {
  const [next] = later
  if (next === undefined) return true
  const isMove = Object.values(transitions).some(
    ({ from, to }) => (from as readonly string[]).includes(stage ?? '') && to === next,
  )
  return isMove && isByTheTable(later)
}

function countOf(histories: ReadonlyMap<string, string[]>, stage: string): number {
  return [...histories.values()].filter((stages) => stages.includes(stage)).length
}

async function listHistories(database: Database): Promise<Map<string, string[]>> {
  const rows = await database
    .selectFrom('porting_stage')
    .select(['porting', 'stage'])
    .orderBy('porting')
    .orderBy('version')
    .execute()
  const histories = new Map<string, string[]>()
  for (const { porting, stage } of rows) histories.set(porting, [...(histories.get(porting) ?? []), stage])
  return histories
}

/** How often each piece of news was told, by stage and number. */
async function listProgress(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('delivery')
    .select('letter_facts as facts')
    .where('letter', '=', 'PROGRESS')
    .execute()
  return tally(
    rows.flatMap(({ facts }) => {
      const { stage, numbers } = JSON.parse(facts ?? '{}') as { stage: string; numbers: string[] }
      return numbers.map((number) => `${stage} ${number}`)
    }),
  )
}

async function countDonorLetters(database: Database): Promise<number> {
  const { letters } = await database
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll().as('letters'))
    .where('letter', '=', 'DONOR')
    .executeTakeFirstOrThrow()
  return Number(letters)
}

async function listReminded(database: Database): Promise<string[]> {
  const rows = await database
    .selectFrom('delivery')
    .select('resend_of as of')
    .where('letter', '=', 'REMINDER')
    .execute()
  return rows.map(({ of }) => of ?? '')
}
