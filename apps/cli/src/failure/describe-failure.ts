import { detailsOf, documentedErrorOf, type ErrorDetails, isTimeout, requestIdOf } from '@telecomx/client'
import { table } from '../output/table.js'
import { CommandFailure } from './command-failure.js'
import { deepestCause } from './deepest-cause.js'
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
  const said = `${row.code >= 500 ? 'It failed' : 'Refused'}: ${row.description} (${row.code} ${row.message})`
  const faults = sent && (row.code === 404 || row.code === 422) ? fieldFaults(sent) : []
  const details = detailLines(detailsOf(error) ?? {})
  const id = row.code >= 500 ? `Request id: ${requestIdOf(error) ?? 'unknown'}` : undefined
  return lines(
    said,
    faults.length > 0 ? indented(table([], faults, { width })) : undefined,
    ...details,
    adviceOf(error),
    id,
  )
}

function sentenceOf(error: unknown, url: string | undefined): string {
  if (error instanceof CommandFailure) return error.message
  if (exitCodeOf(error) === exitCodes.unknown) return 'No answer came: the change may have happened or not.'
  const where = url === undefined ? '' : ` from ${url}`
  if (isTimeout(error)) return `No answer came in time${where}.`
  const { code, message, path } = deepestCause(error)
  if (path !== undefined) return `${path}: ${faultsOfFiles[code ?? ''] ?? message} (${code}).`
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
  if (row?.code === 400) return 'An id has 24 characters, 0-9 and a-f; a CPS code has 5 digits.'
  if (row?.message === 'version') return 'Read it again, and look at what has become of it.'
  return advice[exitCodeOf(error)]
}

const advice: Partial<Record<ExitCode, string>> = {
  [exitCodes.denied]: 'Your token does not allow this; "telecomx whoami" tells your level.',
  [exitCodes.notFound]: 'Look it up with the "list" command, and check the id.',
  [exitCodes.unavailable]: 'Try again in a moment.',
  [exitCodes.unknown]: 'Look whether it happened before you run it again.',
}

/** What the row leaves open. */
function detailLines({
  numbers,
  portings,
  codes,
  operators,
  value,
  index,
  count,
  ...rest
}: ErrorDetails): string[] {
  const of = (list: readonly string[]) =>
    `${list.join(', ')}${count && count > list.length ? ` and ${count - list.length} more` : ''}`
  return [
    ...(numbers ? [`  Numbers: ${of(numbers)}`] : []),
    ...(portings?.map(({ _id, number, stage }) => `  Porting ${_id}: ${number} is at ${stage}`) ?? []),
    ...(codes ? [`  Porting codes on it: ${of(codes)}`] : []),
    ...(operators ? [`  Operators: ${of(operators)}`] : []),
    ...(value === undefined
      ? []
      : [`  It was: ${index === undefined ? '' : `entry ${index + 1}, `}${JSON.stringify(value)}`]),
    ...Object.entries(rest).map(
      ([name, detail]) => `  ${name}: ${typeof detail === 'object' ? JSON.stringify(detail) : detail}`,
    ),
  ]
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}

function lines(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n')
}
