import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/**
 * A backup is gzipped JSON, one value a line: the head, then for each table its columns and an array for each row, and at
 * last the seal, which holds the SHA-256 of everything before it. It holds rows and no statements: what is restored runs
 * none but our own, on either brand of server.
 */
export interface BackupHead {
  telecomx: 'backup'
  format: 1
  /** By the database's clock. */
  takenAt: string
  /** The migrations that made the schema. */
  migrations: string[]
}

export interface BackupTable {
  table: string
  columns: BackupColumn[]
}

/** `time` is text as the database writes it, `bytes` is base64, and `plain` is a number or a text. */
export interface BackupColumn {
  name: string
  kind: 'plain' | 'time' | 'bytes'
}

export type BackupRow = (string | number | null)[]
export type BackupLine = BackupHead | BackupTable | BackupRow

interface Seal {
  sha256: string
}

/** The text of a backup, with its seal. */
export async function* sealed(lines: AsyncIterable<BackupLine>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    hash.update(text)
    yield text
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex') } satisfies Seal)}\n`
}

/**
 * Reads the whole file and gives its head.
 *
 * @throws Error with one sentence when it is no backup, or not a whole and unchanged one.
 */
export async function verifyBackup(path: string): Promise<BackupHead> {
  const hash = createHash('sha256')
  let first: string | undefined
  let held: string | undefined
  try {
    for await (const line of linesOf(path)) {
      if (held !== undefined) hash.update(`${held}\n`)
      first ??= line
      held = line
    }
  } catch (error) {
    const { syscall, code, message } = error as NodeJS.ErrnoException
    const fault = syscall === undefined ? `is not a whole backup: ${message}` : `cannot be read: ${code}`
    throw new Error(`${path} ${fault}`, { cause: error })
  }
  const head = parse(first) as BackupHead | undefined
  if (head?.telecomx !== 'backup') throw new Error(`${path} is not a backup`)
  if (head.format !== 1) throw new Error(`${path} was made by a newer version of the product`)
  if ((parse(held) as Seal | undefined)?.sha256 !== hash.digest('hex'))
    throw new Error(`${path} is not a whole backup: its end is missing, or it was changed`)
  return head
}

/** The tables and rows of a verified backup. */
export async function* readBackup(path: string): AsyncGenerator<BackupTable | BackupRow> {
  for await (const line of linesOf(path)) {
    const value = JSON.parse(line) as BackupLine | Seal
    if (Array.isArray(value) || 'table' in value) yield value
  }
}

/** Undefined for what is no JSON. */
function parse(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '')
  } catch {
    return undefined
  }
}

/** By line feeds alone: texts may hold other separators. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  let rest = ''
  for await (const chunk of file.pipe(unpacked).setEncoding('utf8')) {
    const lines = `${rest}${String(chunk)}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
