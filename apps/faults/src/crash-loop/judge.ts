import type { Database } from '@telecomx/database'
import type { Order } from './orders.js'

/** What was recorded, and what the mail server took and refused; all by address. */
export interface Witness {
  byAddress: ReadonlyMap<string, Order>
  taken: ReadonlyMap<string, readonly string[]>
  refused: ReadonlySet<string>
}

/** What became of the deliveries, in numbers, and each broken promise in a line. */
export async function judge(database: Database, { byAddress, taken, refused }: Witness) {
  const rows = new Map((await findRows(database)).map((row) => [row.id, row]))
  const cases = [...byAddress.values()].map((order) => {
    const [row, messages] = [rows.get(order.deliveryId), taken.get(order.address) ?? []]
    return { order, row, state: row?.state, messages, isRefused: refused.has(order.address) }
  })
  const count = (holds: (one: Case) => boolean) => cases.filter(holds).length
  const sum = (of: (one: Case) => number) => cases.reduce((total, one) => total + of(one), 0)
  const mails = sum(({ messages }) => messages.length)
  const arrived = count(({ messages }) => messages.length > 0)
  const strangers = [...taken.keys()].filter((address) => !byAddress.has(address))
  return {
    numbers: {
      deliveries: cases.length,
      'mails at the sink': mails,
      distinct: arrived,
      repeats: mails - arrived,
      'of them faxes': count(isRepeatedFax),
      'faxes at the sink': count(({ order, messages }) => isFax(order) && messages.length > 0),
      sent: count(({ state }) => state === 'sent'),
      failed: count(({ state }) => state === 'failed'),
      unknown: count(({ state }) => state === 'unknown'),
      lost: count(isLost),
      'hand-overs without an end': sum(({ row }) => Number(row?.tries) - Number(row?.ends)),
    },
    breaches: [...cases.flatMap(breachesOf), ...strangers.map((address) => `${address} was never recorded`)],
  }
}

interface Case {
  order: Order
  row: Awaited<ReturnType<typeof findRows>>[number] | undefined
  state: string | undefined
  messages: readonly string[]
  isRefused: boolean
}

const isFax = ({ method }: Order) => method === 'FAX'
const isLost = ({ state, messages }: Case) => state === 'sent' && messages.length === 0
const isRepeatedFax = ({ order, messages }: Case) => isFax(order) && messages.length > 1

const promises: Record<string, (one: Case) => boolean> = {
  'is marked sent and never arrived': isLost,
  'is a fax and arrived more than once': isRepeatedFax,
  'has not ended': ({ state = '' }) => !['sent', 'failed', 'unknown'].includes(state),
  'is still held or due': ({ row }) => row?.lease_owner !== null || row.next_attempt_at !== null,
  'says not when it ended': ({ row }) => row?.settled_at === null,
  'does not have a line for each of its tries': ({ row }) => row?.attempts !== Number(row?.tries),
  'is an e-mail, and a person is asked': ({ order, state }) => !isFax(order) && state === 'unknown',
  'failed and was not refused': ({ state, isRefused }) => state === 'failed' && !isRefused,
  'was refused and did not fail': ({ order, state, isRefused }) =>
    isRefused && state !== 'failed' && !(isFax(order) && state === 'unknown'),
  'was repeated with other content': ({ messages }) => new Set(messages).size > 1,
  'carried what is not its own': ({ order, messages }) => messages.some((one) => !isOf(order, one)),
}

function breachesOf(one: Case): string[] {
  return Object.entries(promises)
    .filter(([, isBroken]) => isBroken(one))
    .map(([breach]) => `${one.order.method} ${one.order.deliveryId} ${breach} (${one.state})`)
}

/** Its Message-ID, and its documents to the byte, each of them and no other. */
function isOf({ messageId, documents }: Order, message: string): boolean {
  const attached = message
    .split(/\r\n--/)
    .filter((part) => part.includes('Content-Type: application/pdf'))
    .map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64').toString())
  const own = documents.map(({ content }) => content)
  return (
    message.includes(`\r\nMessage-ID: ${messageId}\r\n`) && String(attached.sort()) === String(own.sort())
  )
}

function findRows(database: Database) {
  const columns = ['id', 'state', 'attempts', 'lease_owner', 'next_attempt_at', 'settled_at'] as const
  return database
    .selectFrom('delivery')
    .leftJoin('delivery_attempt', 'delivery_attempt.delivery', 'delivery.id')
    .select(columns)
    .select(({ fn }) => [fn.count('number').as('tries'), fn.count('ended_at').as('ends')])
    .groupBy(columns)
    .execute()
}
