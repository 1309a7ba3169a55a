import { cleanAnswer } from '../courier/clean-answer.js'
import type { Explanation, HandOver } from '../courier/courier.js'
import { hylafaxTrouble, statusFault } from './hylafax-trouble.js'
import type { ProgramEnd } from './run-program.js'

/** One job as `faxstat` lists it. */
export interface FaxJob {
  readonly id: string
  /** One letter; see `JobFmt` in faxstat(1). */
  readonly state: string
  /** Those that the other side took. */
  readonly pages: number
  readonly allPages: number
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
export function outcomeOfJob(job: FaxJob): HandOver {
  const { id, state, status } = job
  if (state === 'D' || state === 'F') return outcomeOfEndedJob(job)
  const doing = UNFINISHED_JOB_STATES.get(state) ?? 'is in a state of its own'
  const answer = cleanAnswer(`job ${id} ${doing}${reasonOf(job)}`)
  return { outcome: 'accepted', answer, fault: statusFault(status), job: id }
}

/** For its server a job is done when nothing more is tried, whether or not every page has arrived. */
function outcomeOfEndedJob(job: FaxJob): HandOver {
  const { id, state, pages, allPages, status } = job
  const count = `pages sent: ${pages} of ${allPages}`
  if (state === 'D' && pages >= allPages)
    // A server that counted no page has not said that one arrived.
    return { outcome: allPages > 0 ? 'sent' : 'unclear', answer: `job ${id} is done, ${count}` }
  const ended = state === 'D' ? `ended, ${count}` : pages > 0 ? `failed, ${count}` : 'failed'
  const answer = cleanAnswer(`job ${id} ${ended}${reasonOf(job)}`)
  // By its count the recipient has every page: whoever sent it again might send a second copy.
  if (pages > 0 && pages >= allPages) return { outcome: 'unclear', answer }
  return { outcome: 'failed', answer, fault: pages > 0 ? 'FAX_INCOMPLETE' : statusFault(status) }
}

function reasonOf({ status }: FaxJob): string {
  return status === '' ? '' : `: ${status}`
}

function readJob(line: string): FaxJob | undefined {
  const [, id, state, pages, allPages, tag, status] = JOB_LINE.exec(line) ?? []
  if (id === undefined || state === undefined || pages === undefined) return undefined
  if (allPages === undefined || tag === undefined || status === undefined) return undefined
  return { id, state, pages: Number(pages), allPages: Number(allPages), tag, status: status.trim() }
}
