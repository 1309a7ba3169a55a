import { styleText } from 'node:util'
import type { Environment } from '../environment.js'
import { asLatin1 } from './as-latin1.js'

/** Where a command says what it has to say. */
export interface Output {
  /** How many characters a line of a table may have; no bound where nobody looks, so that each row is one line. */
  readonly width: number
  /** What was asked for, on standard output. */
  text: (text: string) => void
  /** An answer of the API, as one JSON document. */
  json: (value: unknown) => void
  bytes: (bytes: Uint8Array) => void
  /** What is said beside it, on standard error. */
  note: (text: string) => void
  /** The same text, bold where there is colour. */
  heading: (text: string) => string
  readonly isTerminal: boolean
  /** Whether a line on standard error can be written over. */
  readonly canRedraw: boolean
}

export function createOutput({ columns, charset, isDumbTerminal }: Environment): Output {
  const write = (stream: NodeJS.WriteStream, text: string) =>
    charset === 'latin1' && stream.isTTY ? stream.write(asLatin1(text), 'latin1') : stream.write(text)
  return {
    width: (process.stdout.isTTY ? process.stdout.columns : 0) || columns || Infinity,
    text: (text) => void write(process.stdout, `${text}\n`),
    json: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    bytes: (bytes) => void process.stdout.write(bytes),
    note: (text) => void write(process.stderr, `${text}\n`),
    heading: (text) => styleText('bold', text, { stream: process.stdout, validateStream: true }),
    isTerminal: process.stdout.isTTY ?? false,
    canRedraw: (process.stderr.isTTY ?? false) && !isDumbTerminal,
  }
}
