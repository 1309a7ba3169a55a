import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/**
 * The input in superjson's envelope `{json, meta}`, or the failure to answer its call with. Of superjson's
 * annotations only `undefined` is taken: the others make what no operation takes, and of a few bytes gigabytes. Takes
 * time in proportion to the length of the envelope, which it changes.
 */
export function readEnvelope(envelope: unknown): unknown {
  if (!isRecord(envelope) || !Object.hasOwn(envelope, 'json'))
    return new ApiFailure(transportErrors.noEnvelope)
  const { json, meta = {} } = envelope
  const isPlain = isRecord(meta) && Object.keys(meta).every((key) => key === 'values' || key === 'v')
  if (!isPlain || (meta.v ?? 1) !== 1) return undefinedOnly()
  const { values = {} } = meta
  if (isUndefinedMark(values)) return json === null ? undefined : undefinedOnly()
  const isTaken =
    isRecord(values) &&
    Object.keys(values).every((path) => isUndefinedMark(values[path]) && leaveOut(json, path))
  return isTaken ? json : undefinedOnly()
}

const undefinedOnly = () => new ApiFailure(transportErrors.undefinedOnly)

function isUndefinedMark(mark: unknown): boolean {
  return Array.isArray(mark) && mark.length === 1 && mark[0] === 'undefined'
}

/** What superjson itself puts no value under. */
const reservedName = /(^|\.)(__proto__|constructor|prototype)(\.|$)/

/**
 * Makes the null at the path undefined; false when there is none. No operation has names with a dot or a backslash,
 * which superjson would escape.
 */
function leaveOut(json: unknown, path: string): boolean {
  if (reservedName.test(path)) return false
  const names = path.split('.')
  const last = names.pop() ?? ''
  const parent = names.reduce(ownValue, json)
  if (ownValue(parent, last) !== null) return false
  ;(parent as Record<string, unknown>)[last] = undefined
  return true
}

function ownValue(value: unknown, name: string): unknown {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
  return isThere ? (value as Record<string, unknown>)[name] : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
