import { cleanAnswer, lastLine } from '../courier/clean-answer.js'
import type { DeliveryFault, Explanation } from '../courier/courier.js'
import type { ProgramEnd } from './run-program.js'

/** Says in words why one of HylaFAX's programs did not do what it was called for. */
export function hylafaxTrouble(
  program: 'sendfax' | 'faxstat',
  { how, code, stderr }: ProgramEnd,
): Explanation {
  if (how === 'not started' && code === 'ENOENT')
    return { answer: `${program} was not found`, fault: 'NO_FAX_ACCESS' }
  if (how === 'not started')
    return { answer: `${program} cannot be started (${code})`, fault: 'NO_FAX_ACCESS' }
  if (how === 'too slow') return { answer: 'the fax server did not answer in time', fault: 'FAX_SERVER_AWAY' }
  if (how === 'too much') return { answer: `${program} said too much` }
  if (how === 'crash') return { answer: `${program} was ended by ${code}` }
  return reasonIn(stderr)
}

/** What HylaFAX 6.0 calls that which ails a fax; undefined for any other text. */
export function statusFault(status: string): DeliveryFault | undefined {
  if (/busy (signal|tone)|number (is )?busy/i.test(status)) return 'FAX_BUSY'
  if (/no answer from remote|no carrier/i.test(status)) return 'NO_FAX_ANSWERS'
  return /no local dialtone/i.test(status) ? 'FAX_LINE_DEAD' : undefined
}

/** The wordings are those of HylaFAX 6.0. */
function reasonIn(stderr: string): Explanation {
  if (isUnreachable(stderr)) return { answer: 'the fax server cannot be reached', fault: 'FAX_SERVER_AWAY' }
  // A password prompt has no end of line.
  const said = lastLine(stderr).replace(/^Password:/, '')
  if (said === '') return { answer: 'HylaFAX gave no reason' }
  if (/^Login failed|^Malformed \(null\) username|^530 /.test(said))
    return { answer: cleanAnswer(`the fax server refused the login: ${said}`), fault: 'NO_FAX_ACCESS' }
  return { answer: cleanAnswer(`HylaFAX said: ${said}`), fault: statusFault(said) }
}

/** Whether there was never a connection. */
export function isUnreachable(stderr: string): boolean {
  return /^Can not reach service |^Warning, getaddrinfo failed /m.test(stderr)
}
