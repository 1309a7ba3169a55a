import { listBreaches } from '@telecomx/database'
import { judgeCopies } from './judge-copies.js'
import { judgeLetters } from './judge-letters.js'
import { judgeMails } from './judge-mails.js'
import { judgeOrders } from './judge-orders.js'
import { judgeRecordedDeliveries } from './judge-recorded-deliveries.js'
import { judgeWays } from './judge-ways.js'
import type { Surroundings } from './surroundings.js'

/** What became of everything, in numbers, and each broken promise in a line. */
export async function judge(seen: Pick<Surroundings, 'database' | 'deliveries' | 'sink' | 'mails' | Doers>) {
  const { database, deliveries, sink, mails, ways, clearingHouse, calls } = seen
  const recorded = await judgeRecordedDeliveries(database, { ...deliveries, ...sink, ...mails })
  const letters = await judgeLetters(database, { ...deliveries, ...sink })
  const copies = await judgeCopies(database, filesOf(seen))
  const incoming = await judgeMails(database, mails)
  const orders = await judgeOrders(database, ways.begun, clearingHouse)
  const wayBack = await judgeWays(database, ways.begun)
  const broken = (await listBreaches(database)).filter(({ breaches }) => breaches > 0)
  return {
    numbers: {
      ...recorded.numbers,
      ...letters.numbers,
      ...ways.numbers(),
      ...calls.numbers,
      ...copies.numbers,
      ...incoming.numbers,
      ...wayBack.numbers,
      ...orders.numbers,
    },
    breaches: [
      ...ways.faults,
      ...clearingHouse.faults,
      ...[recorded, letters, copies, incoming, orders, wayBack].flatMap(({ breaches }) => breaches),
      ...broken.map(({ holds, breaches }) => `${breaches} rows break that ${holds}`),
    ],
  }
}

type Doers = 'ways' | 'clearingHouse' | 'calls'

/** Each file that came, and how. */
function filesOf({ ways, mails }: Pick<Surroundings, 'ways' | 'mails'>) {
  const files = new Map<string, { by: 'UPLOAD' | 'EMAIL'; isUnreadable: boolean }>()
  for (const { file, comesBy, hasCome } of ways.begun)
    if (hasCome) files.set(file, { by: comesBy, isUnreadable: false })
  for (const file of mails.unreadable) files.set(file, { by: 'EMAIL', isUnreadable: true })
  return files
}
