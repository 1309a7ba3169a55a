import { detailsOf, type DocumentedError, documentedErrorOf, isTimeout, requestIdOf } from '@telecomx/client'
import { table } from '../output/table.js'
import { CommandFailure } from './command-failure.js'
import { deepestCause } from './deepest-cause.js'
import { detailLines, reasonOf } from './detail-lines.js'
import { exitCodeOf } from './exit-code-of.js'
import { type ExitCode, exitCodes } from './exit-codes.js'
import { fieldFaults, type SentFields } from './field-faults.js'

/** What is known where a failure is told. */
export interface Circumstances {
  sent?: SentFields | undefined
  /** Where the call went. */
  url?: string | undefined
  width?: number
}

/** What went wrong, in the words of the documented row, field by field, and what to do about it. */
export function describeFailure(error: unknown, { sent, url, width = Infinity }: Circumstances = {}): string {
  const row = documentedErrorOf(error)
  if (!row) return lines(sentenceOf(error, url), adviceOf(error))
  const faults = sent && [400, 404, 422].includes(row.code) ? fieldFaults(sent, row) : []
  const details = detailLines(detailsOf(error) ?? {})
  const id = row.code >= 500 ? `Request id: ${requestIdOf(error) ?? 'unknown'}` : undefined
  return lines(
    saidOf(row),
    faults.length > 0 ? indented(table([], faults, { width })) : undefined,
    ...details,
    adviceOf(error),
    id,
  )
}

/** The same in a line, of one of many; `item` is what stands before it and need not be named again. */
export function failureInALine(error: unknown, item?: string): string {
  const row = documentedErrorOf(error)
  if (!row) return sentenceOf(error, undefined, item)
  const reason = reasonOf(detailsOf(error) ?? {})
  return reason === undefined ? saidOf(row) : `${saidOf(row)}: ${reason}`
}

function saidOf({ code, message, description }: DocumentedError): string {
  return `${code >= 500 ? 'It failed' : 'Refused'}: ${description} (${code} ${message})`
}

function sentenceOf(error: unknown, url: string | undefined, item?: string): string {
  if (error instanceof CommandFailure) return error.message
  if (exitCodeOf(error) === exitCodes.unknown) return 'No answer came: the change may have happened or not.'
  const where = url === undefined ? '' : ` from ${url}`
  if (isTimeout(error)) return `No answer came in time${where}.`
  const { code, message, path } = deepestCause(error)
  if (path !== undefined)
    return `${path === item ? '' : `${path}: `}${faultsOfFiles[code ?? ''] ?? message} (${code}).`
  return exitCodeOf(error) === exitCodes.unavailable
    ? `No answer came${where}: ${faultsOfConnections[code ?? ''] ?? message}.`
    : message
}

const faultsOfConnections: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it does not run, or its address is another',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ECONNRESET: 'the connection was broken off',
}

const faultsOfFiles: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'it may not be read or written',
  EISDIR: 'that is a folder',
  ENOSPC: 'the disk is full',
}

function adviceOf(error: unknown): string | undefined {
  if (error instanceof CommandFailure) return error.advice
  const row = documentedErrorOf(error)
  if (row?.code === 401) return 'Sign in again: telecomx login. Or set TELECOMX_TOKEN.'
  if (detailsOf(error)?.reason === 'no_address') return adviceWithoutAddress(detailsOf(error)?.operators)
  if (row?.message === 'version') return 'Read it again, and look at what has become of it.'
  return advice[exitCodeOf(error)]
}

/** A donor that goes by the ICC alone is sent no copy. */
function adviceWithoutAddress(donors: readonly string[] | undefined): string {
  return donors
    ? `Where it goes by the ICC, order without sending: telecomx portings order. Else give it an
address: telecomx operators update. Or send the copy to somebody else: --recipient.`
    : 'Name one with --recipient, or give the contact an address: telecomx employees update.'
}

const advice: Partial<Record<ExitCode, string>> = {
  [exitCodes.denied]: 'Your token does not allow this; "telecomx whoami" tells your level.',
  [exitCodes.notFound]: 'Look it up with the "list" command, and check the id.',
  [exitCodes.unavailable]: 'Try again in a moment.',
  [exitCodes.unknown]: 'Look whether it happened before you run it again.',
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}

function lines(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n')
}
