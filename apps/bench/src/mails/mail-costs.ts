import { spreadOf } from '../statistics/statistics.js'

/** What processes used of processors, in milliseconds. */
export interface MailCosts {
  senders: number
  mailServer: number
  /** Zero when it runs on another machine. */
  database: number
}

/** Of one of so many e-mails, between the two moments. */
export function costsOfEach(before: MailCosts, after: MailCosts, mails: number): MailCosts {
  const each = (of: keyof MailCosts) => (after[of] - before[of]) / mails
  return { senders: each('senders'), mailServer: each('mailServer'), database: each('database') }
}

/** How many e-mails a second a visit sent, and what each of them cost. */
export interface MailVisit {
  rate: number
  costs: MailCosts
}

/** What keeps several senders on one machine from sending as many times as much as one does: a sentence. */
export function sendersBound(
  { one, several }: Readonly<Record<'one' | 'several', readonly MailVisit[]>>,
  processors: number,
): string {
  const median = (visits: readonly MailVisit[], of: (visit: MailVisit) => number) =>
    spreadOf(visits.map(of)).median
  const [senders, mailServer, database] = (['senders', 'mailServer', 'database'] as const).map((name) =>
    median(several, ({ costs }) => costs[name]),
  ) as [number, number, number]
  const most = (1_000 * processors) / (senders + mailServer + database)
  const rate = median(one, (visit) => visit.rate)
  const busy = median(one, (visit) => (visit.rate * visit.costs.senders) / 1_000)
  return (
    `one sender keeps ${busy.toFixed(2)} of the ${processors} processors busy by itself. Of several an e-mail costs the sender ` +
    `${senders.toFixed(1)} ms of CPU, the mail server ${mailServer.toFixed(1)} ms and the database ${database.toFixed(1)} ms, ` +
    `which is all of them at ${Math.round(most)} e-mails a second, ${(most / rate).toFixed(2)} × what one sender sends.`
  )
}
