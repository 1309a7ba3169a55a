import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { errorText, fault } from './fault.js'
import type { Output } from './output.js'

export interface ReceivedMail {
  recipient: string
  filename: string
  bytes: Buffer
}

/** Longest wait for a mail: the product looks for recorded deliveries twice a second. */
const patienceMs = 30_000

const busy = '4.2.1 Mailbox busy, try again later'
const unknown = '5.1.1 No such mailbox here'

/** A mail server on this machine that takes everything, and stores each mail before it says so. */
export function createMailbox(output: Output) {
  const arrived: ReceivedMail[] = []
  /** How often mail to a recipient is still refused, and what came in the end. */
  const refusals = new Map<string, { left: number; arrived: ReceivedMail[] }>()
  const gone = new Set<string>()
  let count = 0
  let wake = () => {}
  let follower: (mail: ReceivedMail) => void = () => {}
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1_000,
    onRcptTo({ address }, _session, done) {
      if (gone.has(address)) return done(Object.assign(fault(unknown), { responseCode: 550 }))
      const refused = refusals.get(address)
      if (!refused || refused.left === 0) return done()
      refused.left--
      done(Object.assign(fault(busy), { responseCode: 450 }))
    },
    onData(stream, session, done) {
      void answer(store(stream, session), done)
    },
  })
  // A client that breaks off is the product's to notice.
  server.on('error', () => undefined)

  /** Says yes only when the mail is on disk. */
  async function answer(stored: Promise<void>, done: (error?: Error) => void): Promise<void> {
    const error = await stored.then(
      () => undefined,
      (reason: unknown) => fault(errorText(reason)),
    )
    done(error)
  }

  async function store(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const number = ++count
    const bytes = await buffer(stream)
    const recipient = session.envelope.rcptTo.map(({ address }) => address).join(', ')
    const filename = `mail-${number}-${recipient.replaceAll(/[^A-Za-z0-9.@+-]/g, '_')}.eml`
    await output.save(filename, bytes)
    const list = refusals.get(recipient)?.arrived ?? arrived
    const mail = { recipient, filename, bytes }
    list.push(mail)
    follower(mail)
    wake()
  }

  async function receive(list: readonly ReceivedMail[], index: number): Promise<ReceivedMail> {
    const timer = setTimeout(() => wake(), patienceMs)
    const deadline = performance.now() + patienceMs
    while (list.length <= index && performance.now() < deadline)
      await new Promise<void>((resolve) => (wake = resolve))
    clearTimeout(timer)
    const mail = list[index]
    if (!mail) throw fault(`no mail arrived within ${patienceMs / 1000} s`)
    return mail
  }

  return {
    /** Listens on a free port, which it gives. */
    async open(): Promise<number> {
      const listening = server.listen(0, '127.0.0.1')
      await once(listening, 'listening')
      const address = listening.address()
      if (typeof address !== 'object' || !address) throw fault('the mail server has no port')
      return address.port
    },
    /** Call it before what sends the mail; its `mail()` waits for the first one to arrive after this. */
    next() {
      const index = arrived.length
      return { mail: () => receive(arrived, index) }
    },
    /** Refuses mail to that recipient for so many times; its `mail()` waits for the one that is taken in the end. */
    refuse(recipient: string, times: number) {
      const list: ReceivedMail[] = []
      refusals.set(recipient, { left: times, arrived: list })
      return { mail: () => receive(list, 0) }
    },
    /** Refuses mail to that recipient for good. */
    refuseForGood: (recipient: string) => void gone.add(recipient),
    /** Calls that for each mail from now on. */
    follow: (listener: typeof follower) => void (follower = listener),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
