import { readFileSync } from 'node:fs'
import { addAbortSignal } from 'node:stream'
import { buffer } from 'node:stream/consumers'

/** The bytes of a file; of standard input when it is called `-`. */
export async function readInputFile(path: string, stop: AbortSignal): Promise<Uint8Array> {
  return path === '-' ? buffer(addAbortSignal(stop, process.stdin)) : readFileSync(path)
}
