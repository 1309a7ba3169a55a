import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parcel } from '../courier/courier.js'
import type { Enclosure } from '../letter/enclosures.js'
import { type FaxJobs, HYLARC, LISTS, readFaxJobs } from './hylafax-jobs.js'
import { type HylafaxServer, hylafaxServerText } from './hylafax-server.js'
import { TRACE } from './hylafax-submission.js'
import { type ProgramEnd, runProgram } from './run-program.js'

/** HylaFAX's client programs, made ready to be called in a folder of their own. */
export interface HylafaxCalls {
  /** Puts settings and enclosures into the folder; throws the system error when that cannot be. */
  layOut(folder: string, enclosures: readonly Enclosure[]): Promise<void>
  send(folder: string, parcel: Parcel, enclosures: readonly Enclosure[]): Promise<ProgramEnd>
  list(folder: string): Promise<FaxJobs>
}

/** Makes PDF of a text, A4, of one page or more; the moment at which it was written is ISO 8601. */
export type RenderPage = (text: string, writtenAt: string) => Promise<Uint8Array>

export interface HylafaxCourierOptions {
  readonly server: HylafaxServer
  readonly renderPage: RenderPage
  readonly programs?: HylafaxPrograms | undefined
  readonly bounds?: HylafaxBounds
}

/** Where the programs are: names in `/usr/local/bin`, `/usr/bin` or `/bin`, or whole paths. */
export interface HylafaxPrograms {
  readonly sendfax: string
  readonly faxstat: string
}

/** How long each program may take, in milliseconds, and how much it may print. */
export interface HylafaxBounds {
  readonly sendfaxMs: number
  readonly faxstatMs: number
  readonly sendfaxBytes: number
  readonly faxstatBytes: number
}

export const DEFAULT_BOUNDS: HylafaxBounds = {
  // Both together may take as long as one e-mail. Some megabytes pass through a slow line in that time.
  sendfaxMs: 150_000,
  faxstatMs: 30_000,
  // A whole session is some 100 lines.
  sendfaxBytes: 256 * 1024,
  // Debian's clean-up keeps jobs that are done for 35 days; this holds 100,000 of them.
  faxstatBytes: 16 * 1024 * 1024,
}

/** Binds the programs to one server. */
export function hylafaxCalls(options: HylafaxCourierOptions): HylafaxCalls {
  const { server, programs, bounds = DEFAULT_BOUNDS } = options
  const { sendfax, faxstat } = programs ?? { sendfax: 'sendfax', faxstat: 'faxstat' }
  const host = ['-h', hylafaxServerText(server)]
  return {
    layOut,
    send: (folder, { recipient, deliveryId }, enclosures) => {
      const limits = { folder, longestMs: bounds.sendfaxMs, mostBytes: bounds.sendfaxBytes }
      // Options count for the numbers after them only. The number begins with +, so it is never an option itself.
      // Fine resolution (-m): the usual one blurs small print and the code that leads a signed page back.
      // A4 (-s): where the machine's usual paper is Letter, the page would be cut.
      const options = [...TRACE, '-n', '-m', '-s', 'a4', '-i', deliveryId, ...host]
      return runProgram(sendfax, [...options, '-d', recipient, ...fileNames(enclosures)], limits)
    },
    list: async (folder) => {
      const limits = { folder, longestMs: bounds.faxstatMs, mostBytes: bounds.faxstatBytes }
      return readFaxJobs(await runProgram(faxstat, [...host, ...LISTS], limits))
    },
  }
}

async function layOut(folder: string, enclosures: readonly Enclosure[]): Promise<void> {
  await writePrivate(join(folder, '.hylarc'), HYLARC)
  const names = fileNames(enclosures)
  await Promise.all(
    enclosures.map(({ bytes }, index) => writePrivate(join(folder, names[index] ?? ''), bytes)),
  )
}

/** Numbers for names: what the programs say of a file then names no folder and no customer. */
function fileNames(enclosures: readonly Enclosure[]): string[] {
  return enclosures.map((_, index) => `${index + 1}.pdf`)
}

function writePrivate(path: string, content: string | Uint8Array): Promise<void> {
  return writeFile(path, content, { mode: 0o600, flag: 'wx' })
}
