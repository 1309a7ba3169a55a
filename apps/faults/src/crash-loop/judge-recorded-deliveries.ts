import type { Database } from '@telecomx/database'
import type { RecordedDelivery } from './recorded-deliveries.js'

/** What was recorded, and what the mail server took and refused; all by address. */
export interface DeliveryWitness {
  byAddress: ReadonlyMap<string, RecordedDelivery>
  taken: ReadonlyMap<string, readonly string[]>
  refused: ReadonlySet<string>
  /** By Message-ID. */
  bounced: ReadonlySet<string>
}

/** What became of the deliveries, in numbers, and each broken promise in a line. */
export async function judgeRecordedDeliveries(
  database: Database,
  { byAddress, taken, refused, bounced }: DeliveryWitness,
) {
  const rows = new Map((await findRows(database)).map((row) => [row.id, row]))
  const cases = [...byAddress.values()].map((delivery) => {
    const [row, messages] = [rows.get(delivery.deliveryId), taken.get(delivery.address) ?? []]
    const [isRefused, isBounced] = [refused.has(delivery.address), bounced.has(delivery.messageId)]
    return { delivery, row, state: row?.state, messages, isRefused, isBounced }
  })
  const count = (holds: (one: Case) => boolean) => cases.filter(holds).length
  const sum = (of: (one: Case) => number) => cases.reduce((total, one) => total + of(one), 0)
  const mails = sum(({ messages }) => messages.length)
  const arrived = count(({ messages }) => messages.length > 0)
  return {
    numbers: {
      deliveries: cases.length,
      'mails at the sink': mails,
      distinct: arrived,
      repeats: mails - arrived,
      'of them faxes': count(isRepeatedFax),
      'faxes at the sink': count(({ delivery, messages }) => isFax(delivery) && messages.length > 0),
      sent: count(({ state }) => state === 'sent'),
      failed: count(({ state }) => state === 'failed'),
      unknown: count(({ state }) => state === 'unknown'),
      lost: count(isLost),
      'hand-overs without an end': sum(({ row }) => Number(row?.tries) - Number(row?.ends)),
    },
    breaches: cases.flatMap(breachesOf),
  }
}

interface Case {
  delivery: RecordedDelivery
  row: Awaited<ReturnType<typeof findRows>>[number] | undefined
  state: string | undefined
  messages: readonly string[]
  isRefused: boolean
  isBounced: boolean
}

const isFax = ({ method }: RecordedDelivery) => method === 'FAX'
const isLost = ({ state, messages }: Case) => state === 'sent' && messages.length === 0
const isRepeatedFax = ({ delivery, messages }: Case) => isFax(delivery) && messages.length > 1

const promises: Record<string, (one: Case) => boolean> = {
  'is marked sent and never arrived': isLost,
  'is a fax and arrived more than once': isRepeatedFax,
  'has not ended': ({ state = '' }) => !['sent', 'failed', 'unknown'].includes(state),
  'is still held or due': ({ row }) => row?.lease_owner !== null || row.next_attempt_at !== null,
  'says not when it ended': ({ row }) => row?.settled_at === null,
  'does not have a line for each of its tries': ({ row }) => row?.attempts !== Number(row?.tries),
  'is an e-mail, and a person is asked': ({ delivery, state }) => !isFax(delivery) && state === 'unknown',
  'failed and was not refused': ({ state, isRefused, isBounced }) =>
    state === 'failed' && !isRefused && !isBounced,
  'came back and did not fail': ({ isBounced, row }) =>
    isBounced && !(row?.state === 'failed' && row.cause === 'BOUNCED'),
  'was refused and did not fail': ({ delivery, state, isRefused }) =>
    isRefused && state !== 'failed' && !(isFax(delivery) && state === 'unknown'),
  'was repeated with other content': ({ messages }) => new Set(messages).size > 1,
  'carried what is not its own': ({ delivery, messages }) => messages.some((one) => !isOf(delivery, one)),
}

function breachesOf(one: Case): string[] {
  return Object.entries(promises)
    .filter(([, isBroken]) => isBroken(one))
    .map(([breach]) => `${one.delivery.method} ${one.delivery.deliveryId} ${breach} (${one.state})`)
}

/** Its Message-ID, and its documents to the byte, each of them and no other. */
function isOf({ messageId, documents }: RecordedDelivery, message: string): boolean {
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
  const columns = [
    'id',
    'state',
    'cause',
    'attempts',
    'lease_owner',
    'next_attempt_at',
    'settled_at',
  ] as const
  return database
    .selectFrom('delivery')
    .leftJoin('delivery_attempt', 'delivery_attempt.delivery', 'delivery.id')
    .select(columns)
    .select(({ fn }) => [fn.count('number').as('tries'), fn.count('ended_at').as('ends')])
    .groupBy(columns)
    .execute()
}
