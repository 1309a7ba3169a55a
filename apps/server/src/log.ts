import type { Log } from '@telecomx/api'
import { writeLine } from '@telecomx/process'
import { logFormat } from './env.js'
import { writeEvent } from './write-event.js'

/** One line per event on standard output: for people where a terminal shows it, else JSON; LOG_FORMAT says otherwise. */
export const log: Log = (event, fields = {}) => {
  const time = new Date()
  writeLine(
    logFormat() === 'text'
      ? writeEvent({ time, event, fields, inColour: process.stdout.isTTY && process.stdout.hasColors() })
      : JSON.stringify({ time: time.toISOString(), event, ...fields }),
  )
}
