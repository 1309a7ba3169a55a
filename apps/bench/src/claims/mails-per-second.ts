import { startMailSink } from '../mails/start-mail-sink.js'
import { startSender } from '../programs/product.js'
import { pairedRatio, spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
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
    const visit = (senders: number) => async () => {
      await copy.restore(tables)
      const taken = sink.secondsFor(mails)
      const start = async () =>
        stage.keep(
          await startSender({
            databaseUrl: copy.databaseUrl,
            folder: await stage.newFolder(),
            settings: { SMTP_URL: sink.url },
          }),
        )
      const started = await Promise.all(Array.from({ length: senders }, start))
      const seconds = await taken
      await Promise.all(started.map((sender) => sender.stop()))
      return mails.counted / seconds
    }
    try {
      const rates = await visitInTurn(
        { one: visit(1), three: visit(3) },
        { rounds: stage.settings.rounds, signal: stage.signal },
      )
      return {
        rows: [
          {
            says: 'e-mails of 2 documents per second, one sender',
            figure: spreadOf(rates.one),
            unit: 'e-mails/s',
            aim: { atLeast: 250 },
          },
          {
            says: 'e-mails per second, three senders against one',
            figure: pairedRatio(rates.three, rates.one),
            unit: '×',
            aim: { atLeast: 1.7 },
          },
        ],
        notes: [
          `Senders are processes of their own (\`npm run sender\`), the mail server another. The first ${mails.warm} mails of a visit are not counted.`,
        ],
      }
    } finally {
      sink.stop()
    }
  },
}
