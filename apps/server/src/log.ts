import type { Log } from '@telecomx/api'
import { writeHeldLines, writeLine } from '@telecomx/process'
import { logFormat } from './env.js'
import { levelOf, writeEvent } from './write-event.js'

/**
 * One line per event on standard output: for people where a terminal shows it, else JSON; LOG_FORMAT says otherwise. Lines of
 * one moment are written together; an error, and what came before it, at once.
 */
export const log: Log = (event, fields = {}) => {
  const time = new Date()
  writeLine(
    logFormat() === 'text'
      ? writeEvent({ time, event, fields, inColour: process.stdout.isTTY && process.stdout.hasColors() })
      : JSON.stringify({ time: time.toISOString(), event, ...fields }),
  )
  if (levelOf(event, fields) === 'error') writeHeldLines()
}
