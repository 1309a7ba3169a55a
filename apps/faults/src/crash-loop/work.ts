import type { Database } from '@telecomx/database'
import type { IncomingMails } from './incoming-mails.js'
import type { Surroundings } from './surroundings.js'

const deliveriesAtFirst = 40
/** Two are added each time; more when fewer than this wait, so that there is work at the next kill. */
const fewestOpen = 20
/** So many go their way at a time: one ends, the next begins. */
const waysAtOnce = 12

/** What there is to be done before the first process starts. */
export async function addFirstWork(surroundings: Surroundings): Promise<void> {
  await surroundings.deliveries.add(deliveriesAtFirst)
  await addWork(surroundings)
}

/** What comes between two kills: deliveries, ways for those that ended, and what else lies in a mailbox. */
export async function addWork(surroundings: Surroundings): Promise<void> {
  const { database, customers, random, deliveries, mails, ways } = surroundings
  await deliveries.add(Math.max(2, fewestOpen - (await countOpen(database))))
  while (ways.underWay() < waysAtOnce) {
    const customer = customers[Math.floor(random() * customers.length)]
    if (customer) await ways.begin(customer)
  }
  if (random() < 0.2) mails.sendChat()
  if (random() < 0.2) mails.sendUnreadable()
  if (random() < 0.4) await bounceOne(database, mails)
}

/** A mail server that took an e-mail says that it could not deliver it after all. */
async function bounceOne(database: Database, mails: IncomingMails): Promise<void> {
  const sent = await database
    .selectFrom('delivery')
    .select(['message_id as messageId', 'recipient'])
    .where('state', '=', 'sent')
    .where('method', '=', 'EMAIL')
    .where('recipient', 'like', 'post.%')
    .execute()
  const one = sent.find(({ messageId }) => !mails.bounced.has(messageId))
  if (one) mails.bounce(one.messageId, one.recipient)
}

/** Nothing is due any more, every mail and every answer was read, and every order was taken. */
export async function isDone({ database, mails, clearingHouse }: Surroundings): Promise<boolean> {
  if ((await countOpen(database)) > 0) return false
  const files = [await clearingHouse.namesIn('outgoing'), await clearingHouse.namesIn('answers')]
  const mailbox = await database.selectFrom('mailbox').select('uid').executeTakeFirst()
  const news = await database.selectFrom('unannounced_change').select('audit').limit(1).execute()
  const orders = await database
    .selectFrom('porting_order')
    .select('id')
    .where('next_attempt_at', 'is not', null)
    .limit(1)
    .execute()
  const isAllRead = (mailbox?.uid ?? 0) === mails.sent.length
  return isAllRead && [...files, news, orders].every(({ length }) => length === 0)
}

async function countOpen(database: Database): Promise<number> {
  const { open } = await database
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll().as('open'))
    .where('next_attempt_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(open)
}
