import { cleanAnswer, lastLine } from './clean-answer.js'
import type { ProgramEnd } from './run-program.js'

/** Says in words why one of HylaFAX's programs did not do what it was called for. */
export function hylafaxTrouble(program: 'sendfax' | 'faxstat', { how, code, stderr }: ProgramEnd): string {
  if (how === 'not started' && code === 'ENOENT') return `${program} was not found`
  if (how === 'not started') return `${program} cannot be started (${code})`
  if (how === 'too slow') return 'the fax server did not answer in time'
  if (how === 'too much') return `${program} said too much`
  if (how === 'crash') return `${program} was ended by ${code}`
  return reasonIn(stderr)
}

/** The wordings are those of HylaFAX 6.0. */
function reasonIn(stderr: string): string {
  if (isUnreachable(stderr)) return 'the fax server cannot be reached'
  // A password prompt has no end of line.
  const said = lastLine(stderr).replace(/^Password:/, '')
  if (said === '') return 'HylaFAX gave no reason'
  const refused = /^Login failed|^Malformed \(null\) username|^530 /.test(said)
  return cleanAnswer(`${refused ? 'the fax server refused the login' : 'HylaFAX said'}: ${said}`)
}

/** Whether there was never a connection. */
export function isUnreachable(stderr: string): boolean {
  return /^Can not reach service |^Warning, getaddrinfo failed /m.test(stderr)
}
