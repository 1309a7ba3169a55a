import { cleanAnswer } from '../courier/clean-answer.js'
import type { Explanation, HandOver } from '../courier/courier.js'
import { hylafaxTrouble, statusFault } from './hylafax-trouble.js'
import type { ProgramEnd } from './run-program.js'

/** One job as `faxstat` lists it. */
export interface FaxJob {
  readonly id: string
  /** One letter; see `JobFmt` in faxstat(1). */
  readonly state: string
  readonly pages: string
  readonly allPages: string
  /** What `sendfax -i` was given: the delivery id. */
  readonly tag: string
  readonly status: string
}

/** The jobs a server knows; `doubt` says why there may be others that are not in the list. */
export interface FaxJobs {
  readonly jobs: readonly FaxJob[]
  readonly doubt?: Explanation
}

/** The settings of one user (hylafax-client(1)). They alone decide what `faxstat` prints for a job. */
export const HYLARC = 'JobFmt: "%j|%a|%p|%y|%J|%s"\nVerbose: No\n'

/** The send queue, then the jobs that are done: one that moves on in between is in both, and in neither the other way. */
export const LISTS = ['-s', '-d']

const HEADING = 'JID|State|Pages|TotPages|JobTag|Status'
const JOB_LINE = /^(\d+)\|(.)\|(\d+)\|(\d+)\|([^|]*)\|(.*)$/

const UNFINISHED_JOB_STATES: ReadonlyMap<string, string> = new Map([
  ['T', 'is suspended'],
  ['P', 'waits for its time'],
  ['S', 'waits for its next attempt'],
  ['B', 'waits for another fax to the same number'],
  ['W', 'waits for a free line'],
  ['R', 'is being sent'],
])

/** Reads what `faxstat -s -d` printed. */
export function readFaxJobs(end: ProgramEnd): FaxJobs {
  const [server = '', ...lines] = end.stdout.split(/\r?\n/)
  const listed = lines.slice(lines.indexOf('') + 1).filter((line) => line !== '' && line !== HEADING)
  const jobs = listed.map(readJob).filter((job) => job !== undefined)
  // It exits with 0 when it did not reach its server, too.
  if (end.how !== 'exit' || end.stderr.trim() !== '') return { jobs, doubt: hylafaxTrouble('faxstat', end) }
  if (!server.startsWith('HylaFAX scheduler on ') || jobs.length < listed.length) {
    return { jobs, doubt: { answer: 'the answer of faxstat cannot be read' } }
  }
  return { jobs }
}

/** What became of the delivery that a job was made for. */
export function outcomeOfJob({ id, state, pages, allPages, status }: FaxJob): HandOver {
  if (state === 'D')
    return { outcome: 'sent', answer: `job ${id} is done, pages sent: ${pages} of ${allPages}` }
  const reason = status === '' ? '' : `: ${status}`
  const fault = statusFault(status)
  if (state === 'F') return { outcome: 'failed', answer: cleanAnswer(`job ${id} failed${reason}`), fault }
  const doing = UNFINISHED_JOB_STATES.get(state) ?? 'is in a state of its own'
  return { outcome: 'accepted', answer: cleanAnswer(`job ${id} ${doing}${reason}`), fault, job: id }
}

function readJob(line: string): FaxJob | undefined {
  const [, id, state, pages, allPages, tag, status] = JOB_LINE.exec(line) ?? []
  if (id === undefined || state === undefined || pages === undefined) return undefined
  if (allPages === undefined || tag === undefined || status === undefined) return undefined
  return { id, state, pages, allPages, tag, status: status.trim() }
}
