import type { HandOver } from '../courier/courier.js'
import { hylafaxTrouble, isUnreachable } from './hylafax-trouble.js'
import type { ProgramEnd } from './run-program.js'

/**
 * Shows each command before it is sent (sendfax(1)), line by line: what was not asked for cannot have been done. The
 * exit code and the messages do not tell, a lost connection looks the same before and after.
 */
export const TRACE = ['-v', '-v']

/** The command that makes a job of what was sent before; up to it, the server forgets everything on its own. */
const SUBMIT = /^-> JSUBM\b/m

/** Asked to submit, the server said no. 421 says that it goes away, and not what it has done. */
const SUBMIT_REFUSED = /^-> JSUBM\b.*\r?\n(?!421)[45]\d\d /m

const UNFIT_DOCUMENT =
  /Can not determine file type|Empty file|Not a regular file|Document type not recognized/

/** Reads what `sendfax -v -v` printed. `unclear`: the server may have made a job of it, look it up. */
export function readSubmission(end: ProgramEnd): HandOver {
  const job = /^request id is (\d+) \(group id \d+\) for host /m.exec(end.stdout)?.[1]
  if (job !== undefined) return { outcome: 'accepted', answer: `taken by the fax server as job ${job}`, job }
  const trouble = hylafaxTrouble('sendfax', end)
  if (!isCertainlyNotSubmitted(end)) return { outcome: 'unclear', ...trouble }
  return { outcome: UNFIT_DOCUMENT.test(end.stderr) ? 'failed' : 'retry', ...trouble }
}

/** Whether the server answered the submission itself with no. */
export function isRefused({ how, stdout }: ProgramEnd): boolean {
  return how === 'exit' && SUBMIT_REFUSED.test(stdout)
}

/** A trace must be there to show that something is missing in it: another `sendfax` may not print one. */
function isCertainlyNotSubmitted({ how, stdout, stderr, whole }: ProgramEnd): boolean {
  if (how === 'not started') return true
  if (!whole || SUBMIT.test(stdout)) return false
  return stdout.startsWith('Trying ') || isUnreachable(stderr)
}
