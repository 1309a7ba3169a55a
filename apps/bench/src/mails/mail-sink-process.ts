import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

// A mail server that takes everything, in a process of its own. It says on which port, and when the warm mails and when the
// counted ones are there: what they hold it forgets.

/** How many mails are awaited; those before are not counted. */
export interface SinkOrder {
  warm: number
  counted: number
}

// Its parent may be gone.
process.once('disconnect', () => process.exit())

let order: SinkOrder | undefined
/** Who came since the mails were held back. */
let waiting: (() => void)[] | undefined
let [taken, began] = [0, 0]

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onConnect(_session, greet) {
    if (waiting) waiting.push(greet)
    else greet()
  },
  onData(stream, _session, done) {
    stream.on('end', () => {
      note()
      done()
    })
    stream.resume()
  },
})
// Who is told to stop breaks off.
server.on('error', () => undefined)

function note(): void {
  taken++
  if (!order) return
  if (taken === order.warm) {
    began = performance.now()
    process.send?.({ isWarm: true })
  }
  if (taken === order.warm + order.counted) process.send?.({ seconds: (performance.now() - began) / 1_000 })
}

process.on('message', (given: SinkOrder | 'hold') => {
  order = given === 'hold' ? undefined : given
  taken = 0
  began = performance.now()
  for (const greet of waiting ?? []) greet()
  waiting = given === 'hold' ? [] : undefined
})

const listening = server.listen(0, '127.0.0.1')
await once(listening, 'listening')
process.send?.({ port: (listening.address() as AddressInfo).port })
