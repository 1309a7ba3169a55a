import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a stand-in does when it is called: print, and then exit, hang, print without end, crash, or leave a child. */
export interface Act {
  readonly stdout?: string
  readonly stderr?: string
  readonly exit?: number
  readonly end?: 'hang' | 'flood' | 'crash' | 'linger'
}

/** How a stand-in was called. */
export interface Call {
  readonly args: readonly string[]
  readonly folder: string
  readonly environment: readonly string[]
  /** `-rw-------` and so on, by name; `.` is the folder. */
  readonly modes: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, Buffer>
}

/** Stand-ins for HylaFAX's programs that print what the real ones of 6.0.7 do, and keep what they are given. */
export interface ScriptedHylafax {
  readonly home: string
  readonly programs: { readonly sendfax: string; readonly faxstat: string }
  /** Those that have printed all that they do print at first. */
  readonly calls: (program: 'sendfax' | 'faxstat') => readonly Call[]
}

export function scriptHylafax(acts: { sendfax?: Act; faxstat?: Act }): ScriptedHylafax {
  const home = mkdtempSync(join(tmpdir(), 'scripted-hylafax-'))
  return {
    home,
    programs: {
      sendfax: writeProgram(home, 'sendfax', acts.sendfax ?? {}),
      faxstat: writeProgram(home, 'faxstat', acts.faxstat ?? {}),
    },
    calls: (program) => readCalls(join(home, `${program}.calls`)),
  }
}

function writeProgram(home: string, name: string, { stdout = '', stderr = '', exit = 0, end }: Act): string {
  const path = join(home, name)
  writeFileSync(`${path}.stdout`, stdout)
  writeFileSync(`${path}.stderr`, stderr)
  const ends = { hang: 'sleep 1000', flood: 'yes', crash: 'kill -SEGV $$', linger: 'setsid sleep 5 &' }
  const lines = [
    '#!/bin/sh',
    `call=$(printf '%s/%04d' '${path}.calls' "$(ls '${path}.calls' 2>/dev/null | wc -l)")`,
    'mkdir -p "$call/files"',
    `for arg; do printf '%s\\0' "$arg"; done > "$call/args"`,
    'pwd > "$call/folder"',
    'env > "$call/environment"',
    'ls -la > "$call/modes"',
    'cp -r . "$call/files"',
    `cat '${path}.stderr' >&2`,
    `cat '${path}.stdout'`,
    'touch "$call/printed"',
    end === undefined ? '' : ends[end],
    `exit ${exit}`,
  ]
  writeFileSync(path, lines.join('\n'))
  chmodSync(path, 0o700)
  return path
}

function readCalls(folder: string): Call[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'printed')))
    .toSorted()
    .map((name) => readCall(join(folder, name)))
}

function readCall(path: string): Call {
  const text = (name: string): string => readFileSync(join(path, name), 'utf8')
  const names = readdirSync(join(path, 'files'))
  const listed = text('modes')
    .split('\n')
    .map((line) => line.split(/\s+/))
  return {
    args: text('args').split('\0').slice(0, -1),
    folder: text('folder').trim(),
    environment: text('environment').trim().split('\n'),
    modes: new Map(listed.map((columns) => [columns.at(-1) ?? '', columns[0] ?? ''])),
    files: new Map(names.map((name) => [name, readFileSync(join(path, 'files', name))])),
  }
}
