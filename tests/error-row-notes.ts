import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DocumentedError } from '@telecomx/validation'

/** In the folder of the run, which all its processes share. */
const file = join(tmpdir(), 'error-row-notes')

/** Keeps what a test file came to, for those that run after all others. */
export function writeNote(note: string): void {
  appendFileSync(file, `${note}\n`)
}

export function readNotes(): ReadonlySet<string> {
  return new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
}

export const noteOfFile = (path: string) => `all of ${path}`

export const noteOfRow = (operation: string, { code, message, description }: DocumentedError) =>
  `${operation}: ${code} ${message} ${description}`
