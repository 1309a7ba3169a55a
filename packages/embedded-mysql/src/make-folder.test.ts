import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from './make-folder.js'

let parent = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'make-folder-'))
})

afterEach(() => rmSync(parent, { recursive: true }))

test('makes what is missing, in its mode, and leaves what is there', () => {
  mkdirSync(join(parent, 'a'), { mode: 0o755 })
  makeFolder(join(parent, 'a/b/c'), 0o700)
  makeFolder(join(parent, 'a/b/c'), 0o755)
  const modes = ['a', 'a/b', 'a/b/c'].map((name) => statSync(join(parent, name)).mode & 0o777)
  expect(modes).toEqual([0o755, 0o700, 0o700])
})

test('says what the system says where there is a file, and where it takes no folder', () => {
  writeFileSync(join(parent, 'file'), '')
  expect(() => makeFolder(join(parent, 'file/a'))).toThrow('ENOTDIR')
  expect(() => makeFolder('/proc/telecomx/a')).toThrow('ENOENT')
})
