import { detailsOf, documentedErrorOf, requestIdOf } from '@telecomx/client'
import { CommanderError } from 'commander'
import { candidatesFor } from './candidates.js'
import { CommandFailure } from './failure/command-failure.js'
import { describeFailure } from './failure/describe-failure.js'
import { exitCodeOf } from './failure/exit-code-of.js'
import { exitCodes } from './failure/exit-codes.js'
import { createProgram } from './program.js'
import { createSession, type Session } from './session.js'

/** Runs one command line and gives its exit code. Broken off it throws. */
export async function runTelecomx(words: readonly string[], stop: AbortSignal): Promise<number> {
  const session = createSession(stop)
  try {
    assertReadable(words)
    if (words[0] === 'complete') return await complete(session, words.slice(words[1] === '--' ? 2 : 1))
    const called = words[0] === 'help' && words.length > 1 ? [...words.slice(1), '--help'] : words
    const program = await createProgram(session, called)
    await program.parseAsync(called, { from: 'user' })
    return session.exitCode ?? exitCodes.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    if (stop.aborted) throw error
    tellFailure(error, session, words.includes('--json'))
    return exitCodeOf(error)
  }
}

/** What a terminal of other letters sends arrives broken, and would be stored so. */
function assertReadable(words: readonly string[]): void {
  const broken = words.find((word) => word.includes('\ufffd'))
  if (broken !== undefined)
    throw new CommandFailure(
      exitCodes.usage,
      `"${broken}" is not UTF-8, so its letters are not known.`,
      'Set the terminal to UTF-8, or give the text in a file.',
    )
}

/** Programs get the row as the API answers it over REST, in one line. */
function tellFailure(error: unknown, { output, sent, url }: Session, json: boolean): void {
  if (!json) return output.note(describeFailure(error, { sent, url, width: output.width }))
  // What the server answered, where this program found other words for it.
  const answered = error instanceof CommandFailure ? (error.cause ?? error) : error
  const { code, message, description = describeFailure(error, { url }) } = documentedErrorOf(answered) ?? {}
  const faults = error instanceof CommandFailure ? error.faults : undefined
  const more = { faults, details: detailsOf(answered), requestId: requestIdOf(answered) }
  output.note(
    JSON.stringify({ success: false, exitCode: exitCodeOf(error), code, message, description, ...more }),
  )
}

/** What the scripts of `completion` ask for: a candidate on each line, and behind a tab what it is. */
async function complete(session: Session, words: readonly string[]): Promise<number> {
  const candidates = candidatesFor(await createProgram(session, words), words)
  if (candidates.length > 0)
    session.output.text(candidates.map(({ word, summary }) => `${word}\t${summary}`).join('\n'))
  return exitCodes.done
}
