import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

// A mail server that takes everything, in a process of its own. It says on which port, and when each hundredth part of the
// awaited mails is there: what they hold it forgets.

/** How many mails are awaited; those before are not counted. */
export interface SinkOrder {
  warm: number
  counted: number
}

// Its parent may be gone.
process.once('disconnect', () => process.exit())

let order: SinkOrder | undefined
let [taken, began] = [0, 0]

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
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
  if (taken === order.warm) began = performance.now()
  if (taken === order.warm + order.counted) process.send?.({ seconds: (performance.now() - began) / 1_000 })
}

process.on('message', (given: SinkOrder) => {
  order = given
  taken = 0
  began = performance.now()
})

const listening = server.listen(0, '127.0.0.1')
await once(listening, 'listening')
process.send?.({ port: (listening.address() as AddressInfo).port })
