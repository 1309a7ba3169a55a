import { type DocumentedError, transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { type CheckedLine, createLineCheck, type LineRules } from './check-lines.js'
import { createEventLoopYield } from '../shares/yield-event-loop.js'
import { BodyTooLarge, largestBodyBytes, largestImportBytes, piecesOfBody } from '../http/read-body.js'
import { isRecord } from '../procedure/read-envelope.js'
import { createJsonSplitter, type JsonPath, PieceTooLong } from './split-json.js'

export interface ReadImport<Line> {
  /** What the body says, but for its lines. */
  envelope: unknown
  /** Undefined when the input has no list under the field's name. */
  lines: CheckedLine<Line>[] | undefined
}

/**
 * Reads the body of an import and checks its lines, which stand in that field, as they come: no more than a piece of
 * the body is ever in memory, of what stands outside its lines no more than any other body may have, and every few
 * milliseconds others have their turn.
 *
 * @throws ApiFailure 413 when the body, one line of it, or all outside its lines is too large; 400 when it is not valid
 * JSON
 */
export async function readImport<Line>(
  request: Request,
  field: string,
  rules: LineRules<Line>,
): Promise<ReadImport<Line>> {
  const gathered = gatherImport(field, rules)
  const splitter = createJsonSplitter(gathered, largestBodyBytes)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const yieldEventLoop = createEventLoopYield()
  try {
    for await (const piece of piecesOfBody(request, largestImportBytes))
      for (const slice of slicesOf(piece)) {
        splitter.write(decoder.decode(slice, { stream: true }))
        const pause = yieldEventLoop()
        if (pause) await pause
      }
    splitter.write(decoder.decode())
    if (!splitter.hasBegun()) return { envelope: { json: {} }, lines: undefined }
    splitter.end()
  } catch (cause) {
    throw new ApiFailure(rowOfBrokenBody(cause), { cause })
  }
  return gathered.result()
}

/** Small ones: some lines take milliseconds to check. */
function* slicesOf(piece: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < piece.length; at += sliceBytes) yield piece.subarray(at, at + sliceBytes)
}

/** A few lines. */
const sliceBytes = 512

/** A body that breaks off is no JSON either; nobody hears the answer. */
function rowOfBrokenBody(cause: unknown): DocumentedError {
  const isTooLarge = cause instanceof BodyTooLarge || cause instanceof PieceTooLong
  return isTooLarge ? transportErrors.tooLarge : transportErrors.bodyNotJson
}

/** The lines that have come so far. */
class Lines<Line> {
  readonly checked: CheckedLine<Line>[] = []
  readonly check: (line: unknown) => CheckedLine<Line>

  constructor(rules: LineRules<Line>) {
    this.check = createLineCheck(rules)
  }
}

/** Entry by entry come the lines, what is around them, and superjson's notes beside them, which grow with the lines. */
function gatherImport<Line>(field: string, rules: LineRules<Line>) {
  const root = emptyRecord()
  let keptCharacters = 0
  return {
    isOpened: (path: JsonPath, isList: boolean) =>
      isList
        ? isPath(path, 'json', field)
        : path.length === 0 || isPath(path, 'json') || isPath(path, 'meta') || isPath(path, 'meta', 'values'),
    // Of a name given twice the last counts.
    onOpen(path: JsonPath) {
      place(path, isPath(path, 'json', field) ? new Lines(rules) : emptyRecord())
    },
    onPiece: place,
    result(): ReadImport<Line> {
      const { envelope } = root
      const input = isRecord(envelope) ? envelope['json'] : undefined
      const found = isRecord(input) ? input[field] : undefined
      if (!isRecord(input) || !(found instanceof Lines)) return { envelope, lines: undefined }
      delete input[field]
      return { envelope, lines: (found as Lines<Line>).checked }
    },
  }

  function place(path: JsonPath, value: unknown, length = 0): void {
    const names = ['envelope', ...path]
    const last = names.pop() ?? ''
    const parent = names.reduce<unknown>((one, name) => (one as Record<string, unknown>)[name], root)
    if (parent instanceof Lines) {
      // One more shows that there are too many.
      if (parent.checked.length <= rules.most) parent.checked.push(parent.check(value))
    } else if (!isNoteOnLine(path, value)) {
      keptCharacters += String(last).length + length
      if (keptCharacters > largestBodyBytes) throw new BodyTooLarge()
      ;(parent as Record<string, unknown>)[last] = value
    }
  }

  /** `"ranges.7.to": ["undefined"]`. To a line the null that is there is the same. */
  function isNoteOnLine(path: JsonPath, value: unknown): boolean {
    const isOnLine = path.length === 3 && path[0] === 'meta' && String(path[2]).startsWith(`${field}.`)
    return isOnLine && JSON.stringify(value) === '["undefined"]'
  }
}

function isPath(path: JsonPath, ...names: string[]): boolean {
  return path.length === names.length && names.every((name, index) => path[index] === name)
}

/** Any name is only a name in it, `__proto__` too. */
function emptyRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>
}
