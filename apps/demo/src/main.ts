import {
  exitCodeAfter,
  exitCodeOf,
  exitCodeOfLost,
  listenForStop,
  outputTaken,
  readOptions,
  surviveOutput,
  UsageError,
} from '@telecomx/process'
import { errorText, fault } from './fault.js'
import { writeBroughtBack, writeInsisted, writeMails, writeSets } from './outcome.js'
import { prepareRun, type Run } from './prepare-run.js'
import { runJob } from './run-job.js'
import { stay } from './stay.js'

const usage = `Runs the whole job once: an own database, demo customers, a server, documents by download, e-mail and fax, and one
of them signed and brought back, until its numbers have moved. Leaves the files to look at in demo-output/, and nothing else;
takes about 20 seconds, the first time a minute.

  npm run demo
  npm run demo -- --stay

  --stay  leaves everything running until Ctrl-C, with links to open the desk by`

/** A demo that has not ended by then never will; the first start may have to fetch a database server. */
const longestMs = 300_000

/** A person or the system wants the demo to end; the message is the signal's name. */
class Interruption extends Error {}

const lost = surviveOutput()
const interrupted = interruption()
const code = await demo().catch(reportError)
await outputTaken()
// What a failed step still waits for must not keep the process alive. When nobody read on, the files are there.
process.exit(code === 0 && lost.aborted ? exitCodeOfLost(lost) : code)

async function demo(): Promise<number> {
  const options = readOptions(usage, { stay: { type: 'boolean', default: false } })
  process.stdout.write('Number porting, from the accounts of a customer to numbers that have moved\n\n')
  const started = performance.now()
  const run = await prepareRun()
  try {
    const failures = [interrupted, run.serverFailed]
    const job = runJob(run).then(async (outcome) => {
      if (options.stay) await stay(run, outcome)
      return outcome
    })
    const { sets, mails, insisted, broughtBack } = await Promise.race([job, ...failures, tooLate()])
    if (options.stay) return await untilTold(run)
    await run.end()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(
      `\n${writeSets(sets)}\n${writeMails(mails)}${writeInsisted(insisted)}${writeBroughtBack(broughtBack)}\n`,
    )
    process.stdout.write(`Done in ${seconds} s. Everything is stopped; the files are in ${run.outputName}/\n`)
    return 0
  } catch (error) {
    await run.end()
    return report(error, run)
  }
}

/** Ctrl-C is how it is meant to end. */
async function untilTold(run: Run): Promise<number> {
  process.stdout.write('\nEverything goes on running, on this machine alone. Ctrl-C stops it.\n')
  await Promise.race([interrupted, run.serverFailed]).catch((error: unknown) => {
    if (!(error instanceof Interruption)) throw error
  })
  await run.end()
  process.stderr.write(`Everything is stopped; the files are in ${run.outputName}/\n`)
  return 0
}

function report(error: unknown, { serverLog }: Run): number {
  if (error instanceof Interruption) {
    process.stderr.write('Everything is stopped.\n')
    return exitCodeAfter(error.message)
  }
  reportError(error)
  const tail = serverLog.tail(12)
  if (tail) process.stderr.write(`\nThe last lines of ${serverLog.name}:\n${tail}\n`)
  return 1
}

function reportError(error: unknown): number {
  const isUsage = error instanceof UsageError
  process.stderr.write(isUsage ? `${error.message}\n` : `\n\nThe demo failed: ${errorText(error)}\n`)
  return exitCodeOf(error)
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(fault(`it took longer than ${longestMs / 1000} s`)), longestMs).unref()
  })
}

/** Rejects, and says so at once, when the demo is told to end: everything is stopped in order then, which takes a moment. */
function interruption(): Promise<never> {
  const stop = listenForStop()
  const interrupted = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => {
      process.stderr.write(`\n\nInterrupted (${stop.reason}): stopping everything.\n`)
      reject(new Interruption(stop.reason))
    })
  })
  // It may come when nothing waits for it: the race finds it rejected already.
  interrupted.catch(() => undefined)
  return interrupted
}
