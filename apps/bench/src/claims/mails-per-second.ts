import { availableParallelism } from 'node:os'
import { costsOfEach, type MailVisit, sendersBound } from '../mails/mail-costs.js'
import { mostSenders } from '../mails/seed-mails.js'
import { startMailSink } from '../mails/start-mail-sink.js'
import { cpuTimeMs } from '../programs/cpu-time.js'
import { startSender } from '../programs/product.js'
import { pairedRatio, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import { databaseProcessOf } from '../world/database-process.js'
import type { Claim } from './claim.js'

/** What the sender changes. */
const tables = ['delivery', 'delivery_attempt', 'commit_mark']

/** E-mails of two documents, from the queue to a mail server that takes everything. */
export const mailsPerSecond: Claim = {
  name: 'mails-per-second',
  title: 'E-mails of 2 documents',
  async measure(stage) {
    const { mails } = stage.settings.sizes
    const [copy, sink] = [await (await stage.world('mails')).copy(), await startMailSink()]
    const database = await databaseProcessOf(copy.databaseUrl)
    const visit = (senders: number) => async (): Promise<MailVisit> => {
      await copy.restore(tables)
      sink.hold()
      const start = async () =>
        stage.keep(
          await startSender({
            databaseUrl: copy.databaseUrl,
            folder: await stage.newFolder(),
            settings: { SMTP_URL: sink.url },
          }),
        )
      const started = await Promise.all(Array.from({ length: senders }, start))
      const costs = () => ({
        senders: started.reduce((sum, { pid }) => sum + cpuTimeMs(pid), 0),
        mailServer: cpuTimeMs(sink.pid),
        database: database === undefined ? 0 : cpuTimeMs(database),
      })
      let before = costs()
      const order = { warm: senders * mails.warm, counted: mails.counted }
      const seconds = await sink.secondsFor(order, () => (before = costs()))
      const each = costsOfEach(before, costs(), mails.counted)
      await Promise.all(started.map((sender) => sender.stop()))
      return { rate: mails.counted / seconds, costs: each }
    }
    try {
      const { one, three } = await visitInTurn(
        { one: visit(1), three: visit(mostSenders) },
        { rounds: stage.settings.rounds, signal: stage.signal },
      )
      const ratesOf = (visits: readonly MailVisit[]) => visits.map(({ rate }) => rate)
      return {
        rows: [
          {
            says: 'e-mails of 2 documents per second, one sender',
            figure: spreadOf(ratesOf(one)),
            unit: 'e-mails/s',
            aim: { atLeast: 250 },
          },
          {
            says: 'e-mails per second, three senders against one',
            figure: pairedRatio(ratesOf(three), ratesOf(one)),
            unit: '×',
            aim: { atLeast: 1.7 },
            bound: sendersBound({ one, several: three }, availableParallelism()),
          },
        ],
        notes: [
          `Senders are processes of their own (\`npm run sender\`), the mail server another. The first ${mails.warm} mails of each sender are not counted.`,
        ],
      }
    } finally {
      sink.stop()
    }
  },
}
