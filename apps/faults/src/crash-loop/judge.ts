import { type Database, listBreaches } from '@telecomx/database'
import { type CopyWitness, judgeCopies } from './judge-copies.js'
import { judgeLetters } from './judge-letters.js'
import { judgeMails, type MailWitness } from './judge-mails.js'
import { judgeOrders, type OrderWitness } from './judge-orders.js'
import { type DeliveryWitness, judgeRecordedDeliveries } from './judge-recorded-deliveries.js'
import { judgeWays } from './judge-ways.js'

/** Everything that was done from outside, and what was seen there. */
export type Witness = DeliveryWitness & CopyWitness & MailWitness & OrderWitness

/** What became of everything, in numbers, and each broken promise in a line. */
export async function judge(database: Database, witness: Witness) {
  const deliveries = await judgeRecordedDeliveries(database, witness)
  const letters = await judgeLetters(database, witness)
  const copies = await judgeCopies(database, witness)
  const mails = await judgeMails(database, witness)
  const orders = await judgeOrders(database, witness)
  const ways = await judgeWays(database, witness.ways)
  const whole = (await listBreaches(database)).filter(({ breaches }) => breaches > 0)
  return {
    numbers: {
      ...deliveries.numbers,
      ...letters.numbers,
      ...copies.numbers,
      ...mails.numbers,
      ...ways.numbers,
      ...orders.numbers,
    },
    breaches: [
      ...[deliveries, letters, copies, mails, orders, ways].flatMap(({ breaches }) => breaches),
      ...whole.map(({ holds, breaches }) => `${breaches} rows break that ${holds}`),
    ],
  }
}
