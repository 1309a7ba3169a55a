import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** Where a recipient is refused for good. */
export type Refusal = 'RCPT' | 'dot'

type Answer = (fault?: Error) => void

export interface MailSinkOptions {
  random: () => number
  refusalOf: (address: string) => Refusal | undefined
}

/** A mail server that is slow, moody, and remembers everything. It listens on a free port of this machine. */
export async function openMailSink({ random, refusalOf }: MailSinkOptions) {
  /** The messages that it has taken over for each address, whether or not it came to saying so. */
  const taken = new Map<string, string[]>()
  /** The addresses that it refused for good. */
  const refused = new Set<string>()
  const sockets = new Map<number | undefined, Socket>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1_000,
    onRcptTo: ({ address }, session, done) =>
      void answer(5, done, async () => recipientFault(address, session)),
    onData: (stream, session, done) =>
      void answer(120, done, async () => messageFault((await buffer(stream)).toString('latin1'), session)),
  })
  // A killed sender breaks its connection off.
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => sockets.set(socket.remotePort, socket))

  /** Takes its time only when it has decided: a sender can be killed before it hears. */
  async function answer(longestMs: number, done: Answer, decide: () => Promise<Error | undefined>) {
    // A message that breaks off is no fault of ours, and nobody hears what it is answered.
    const fault = await decide().catch((error: Error) => error)
    await setTimeout(random() * longestMs)
    done(fault)
  }

  function recipientFault(address: string, session: SMTPServerSession): Error | undefined {
    if (refusalOf(address) === 'RCPT') return refuse(address)
    const mood = random()
    if (mood < 0.02) cut(session)
    return mood < 0.06 ? reply(451, 'greylisted') : undefined
  }

  function messageFault(message: string, session: SMTPServerSession): Error | undefined {
    const address = session.envelope.rcptTo[0]?.address ?? ''
    if (refusalOf(address) === 'dot') return refuse(address)
    const mood = random()
    if (mood < 0.04) return reply(451, 'disk full')
    if (mood < 0.16) cut(session)
    // Half of what it cuts off it has taken, as a server that fails between storing and answering has.
    if (mood < 0.1) return reply(421, 'nobody hears this')
    taken.set(address, [...(taken.get(address) ?? []), message])
    return undefined
  }

  function refuse(address: string): Error {
    refused.add(address)
    return reply(550, 'no such recipient')
  }

  function cut({ remotePort }: SMTPServerSession): void {
    sockets.get(remotePort)?.destroy()
  }

  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  return {
    taken,
    refused,
    port: (listening.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}
