import { type Client, type ClientOptions, createClient } from '@telecomx/client'
import { findCredential } from './credential/find-credential.js'
import { type Environment, readEnvironment } from './environment.js'
import { CommandFailure } from './failure/command-failure.js'
import { exitCodes } from './failure/exit-codes.js'
import type { SentFields } from './failure/field-faults.js'
import { createOutput, type Output } from './output/output.js'

/** What a command runs with. */
export interface Session {
  readonly environment: Environment
  readonly output: Output
  /** Aborted by Ctrl-C. */
  readonly stop: AbortSignal
  /** The client of whoever is signed in. Throws when nobody is. */
  client(): Client
  /** The client of whom a token is of; of what everybody may ask any will do. */
  clientAt(url: string, token: string): Client
  /** Where the calls of the command go. */
  url?: string
  /** What the command sends, for a refusal to tell each fault of it. */
  sent?: SentFields
  /** Of a command that did a part of what it was to do. */
  exitCode?: number
}

export function createSession(stop: AbortSignal): Session {
  const environment = readEnvironment()
  return {
    environment,
    output: createOutput(environment),
    stop,
    client() {
      const { url, token } = findCredential(environment)
      if (token !== undefined) return this.clientAt(url, token)
      throw new CommandFailure(
        exitCodes.denied,
        `You are not signed in at ${url}.`,
        'Sign in: telecomx login',
      )
    },
    clientAt(url, token) {
      this.url = url
      return createClient({ url, token, links: [endReads(stop)] })
    },
  }
}

/** Ctrl-C ends what only asks. A change is waited for: nobody could tell otherwise whether it happened. */
function endReads(stop: AbortSignal): Link {
  return () => (call) => {
    const { op, next } = call
    return next(op.type === 'query' ? { ...op, signal: op.signal ?? stop } : op)
  }
}

type Link = NonNullable<ClientOptions['links']>[number]
