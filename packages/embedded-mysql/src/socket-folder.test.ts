import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureSocketFolder, shortFolder, socketFolderOf } from './socket-folder.js'

let parent = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'socket-folder-'))
})

afterEach(() => rmSync(parent, { recursive: true, force: true }))

test('a new folder is private, and is accepted again', () => {
  const folder = join(parent, 'socket')
  ensureSocketFolder(folder)
  ensureSocketFolder(folder)
  expect(lstatSync(folder).mode & 0o777).toBe(0o700)
})

test('a folder that others can enter is refused', () => {
  const folder = join(parent, 'socket')
  mkdirSync(folder)
  chmodSync(folder, 0o750)
  expect(() => ensureSocketFolder(folder)).toThrow(/can be entered by other users/)
})

test('a link is refused, even one to a private folder', () => {
  const real = join(parent, 'real')
  ensureSocketFolder(real)
  symlinkSync(real, join(parent, 'link'))
  expect(() => ensureSocketFolder(join(parent, 'link'))).toThrow(/is not a folder/)
})

test('a file is refused', () => {
  writeFileSync(join(parent, 'file'), '')
  expect(() => ensureSocketFolder(join(parent, 'file'))).toThrow(/is not a folder/)
})

test('every way to name a data folder leads to one socket folder, another folder to another', () => {
  mkdirSync(join(parent, 'data'))
  symlinkSync(join(parent, 'data'), join(parent, 'alias'))
  expect(socketFolderOf(join(parent, 'alias'))).toBe(socketFolderOf(join(parent, 'data')))
  expect(socketFolderOf(parent)).not.toBe(socketFolderOf(join(parent, 'data')))
})

test('a long temporary folder gives way to /tmp', () => {
  expect(shortFolder(`/${'t'.repeat(100)}`, 'telecomx')).toBe('/tmp/telecomx')
  expect(shortFolder('/short', 'telecomx')).toBe('/short/telecomx')
})
