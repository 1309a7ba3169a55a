import type { Courier, HandOver, Parcel } from '../courier/courier.js'
import { errorCode } from '../courier/error-code.js'
import { isE164, NOT_E164 } from './fax-address.js'
import { type FaxJob, type FaxJobs, outcomeOfJob } from './hylafax-jobs.js'
import { type HylafaxCalls, type HylafaxCourierOptions, hylafaxCalls } from './hylafax-programs.js'
import { hylafaxServerText } from './hylafax-server.js'
import { isRefused, readSubmission } from './hylafax-submission.js'
import { type Enclosure, enclosuresOf } from '../letter/enclosures.js'
import { faxText } from '../letter/letter-text.js'
import { isDeliveryId, parcelFault } from '../letter/parcel-fault.js'
import { writeLetter } from '../letter/write-letter.js'
import { removeStaleFolders, withPrivateFolder } from './with-private-folder.js'
import { trackWork } from '../courier/track-work.js'

const RECENT_MS = 10_000

/**
 * A courier that gives faxes to a HylaFAX server by its client programs `sendfax` and `faxstat`. The delivery id goes
 * along as the job's tag, so that a job is found again when its number was lost. There is no cover page: documents to
 * sign say who sends them and what is asked; before all else goes the letter as a page.
 */
export function createHylafaxCourier(options: HylafaxCourierOptions): Courier {
  const calls = hylafaxCalls(options)
  const recentJobs = rememberJobs(calls)
  const { track, ended } = trackWork()
  let isClosed = false
  void track(removeStaleFolders())
  return {
    kind: 'hylafax',
    description: `HylaFAX server ${hylafaxServerText(options.server)}`,
    handOver: (parcel, stop) =>
      track(handOver(calls, options, parcel, () => isClosed || stop?.aborted === true)),
    follow: (deliveryId, job) => track(follow(recentJobs, deliveryId, job)),
    recover: (deliveryId) => track(recover(calls, deliveryId)),
    close: async () => {
      isClosed = true
      await ended()
    },
  }
}

async function handOver(
  calls: HylafaxCalls,
  { renderPage }: HylafaxCourierOptions,
  parcel: Parcel,
  isStopped: () => boolean,
): Promise<HandOver> {
  const fault = parcelFault(parcel, 'FAX')
  if (fault !== undefined) return { outcome: 'failed', answer: fault }
  if (!isE164(parcel.recipient)) return { outcome: 'failed', answer: NOT_E164 }
  try {
    const enclosures = [...(await letterPages(parcel, renderPage)), ...enclosuresOf(parcel)]
    return await withPrivateFolder(async (folder) => {
      await calls.layOut(folder, enclosures)
      // From here on it is let finish: it is bounded, and to break it off would leave open what became of the fax.
      if (isStopped())
        return { outcome: 'retry', answer: 'stopped before the fax was handed over', stopped: true }
      return submit(calls, folder, { parcel, enclosures })
    })
  } catch (error) {
    // Only the folder and the files can have failed: the programs do not throw.
    return { outcome: 'retry', answer: `the documents cannot be laid out (${errorCode(error)})` }
  }
}

/** What the letter says, ahead of what it is about. */
async function letterPages(
  parcel: Parcel,
  renderPage: HylafaxCourierOptions['renderPage'],
): Promise<Enclosure[]> {
  if (parcel.letter === 'POA') return []
  const text = faxText(parcel, writeLetter(parcel))
  const bytes = await renderPage(text, parcel.createdAt)
  return [{ filename: 'letter.pdf', contentType: 'application/pdf', bytes }]
}

async function submit(
  calls: HylafaxCalls,
  folder: string,
  { parcel, enclosures }: { parcel: Parcel; enclosures: readonly Enclosure[] },
): Promise<HandOver> {
  const end = await calls.send(folder, parcel, enclosures)
  const result = readSubmission(end)
  if (result.outcome !== 'unclear') return result
  const known = await calls.list(folder)
  const job = newestWithTag(known, parcel.deliveryId)?.id
  if (job !== undefined) return { outcome: 'accepted', answer: `found on the fax server as job ${job}`, job }
  return isRefused(end) && known.doubt === undefined ? { ...result, outcome: 'retry' } : result
}

async function follow(recentJobs: RecentJobs, deliveryId: string, job: string): Promise<HandOver> {
  // The tag, because a server that was set up anew counts from 1 again.
  const isIt = ({ id, tag }: FaxJob): boolean => id === job && tag === deliveryId
  const recent = await recentJobs()
  // A job that is not in the list may be younger than that.
  const isEnough = recent.doubt !== undefined || recent.jobs.some(isIt)
  const { jobs, doubt } = isEnough ? recent : await recentJobs('anew')
  // The last one: a job that is in both lists has moved on to the second.
  const found = jobs.findLast(isIt)
  if (found !== undefined) return outcomeOfJob(found)
  if (doubt !== undefined) return { outcome: 'accepted', ...doubt, job }
  return { outcome: 'unclear', answer: `the fax server no longer knows job ${job}` }
}

type RecentJobs = ReturnType<typeof rememberJobs>

/** One list serves all faxes that are asked about within a few seconds: each holds every job that the server knows. */
function rememberJobs(calls: HylafaxCalls) {
  let known: { at: number; jobs: Promise<FaxJobs> } | undefined
  return (how?: 'anew'): Promise<FaxJobs> => {
    if (known === undefined || how === 'anew' || performance.now() - known.at > RECENT_MS)
      known = { at: performance.now(), jobs: listJobs(calls) }
    return known.jobs
  }
}

async function recover(calls: HylafaxCalls, deliveryId: string): Promise<HandOver> {
  // An empty id would be found: the jobs of others have no tag.
  if (!isDeliveryId(deliveryId)) return { outcome: 'unclear', answer: 'there is no such delivery' }
  const known = await listJobs(calls)
  const found = newestWithTag(known, deliveryId)
  if (found !== undefined) return outcomeOfJob(found)
  return {
    outcome: 'unclear',
    ...(known.doubt ?? { answer: 'the fax server knows no job for this delivery' }),
  }
}

async function listJobs(calls: HylafaxCalls): Promise<FaxJobs> {
  try {
    return await withPrivateFolder(async (folder) => {
      await calls.layOut(folder, [])
      return calls.list(folder)
    })
  } catch (error) {
    return { jobs: [], doubt: { answer: `the settings of faxstat cannot be written (${errorCode(error)})` } }
  }
}

/** The newest, and of a job that is in both lists the second; sorting keeps their order. */
function newestWithTag({ jobs }: FaxJobs, deliveryId: string): FaxJob | undefined {
  const tagged = jobs.filter(({ tag }) => tag === deliveryId)
  return tagged.toSorted((one, other) => Number(one.id) - Number(other.id)).at(-1)
}
