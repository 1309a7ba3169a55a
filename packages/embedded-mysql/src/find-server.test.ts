import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findServer } from './find-server.js'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-server-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const wanted = (mysqldPath?: string) => ({
  mysqldPath,
  serverDirectory: join(folder, 'data/mariadb-server'),
  progress: () => {},
})

const BOTH_WAYS_OUT =
  /install a MariaDB or MySQL server, or start the compose file's `mysql` service and set DATABASE_URL\.$/

test('a machine without a server and without apt-get is told both ways out', async () => {
  await expect(findServer(wanted(), { folders: [folder], aptGet: undefined })).rejects.toThrow(BOTH_WAYS_OUT)
})

test('when fetching fails, the reason and both ways out are told and nothing half-made stays', async () => {
  const aptGet = executable('apt-get', 'echo "E: no route to the archive" >&2; exit 100')
  const search = findServer(wanted(), { folders: [], aptGet })
  await expect(search).rejects.toThrow(/\(E: no route to the archive\)/)
  await expect(search).rejects.toThrow(BOTH_WAYS_OUT)
  expect(readdirSync(join(folder, 'data'))).toEqual([])
})

test('a named server that does not exist is refused by name', async () => {
  const path = join(folder, 'mysqld')
  await expect(findServer(wanted(path))).rejects.toThrow(
    `The server ${path} does not exist or cannot be executed.`,
  )
})

test('a named server that does not start is refused with its own words', async () => {
  const path = executable('mysqld', 'echo "libaio.so.1: cannot open shared object file" >&2; exit 127')
  await expect(findServer(wanted(path))).rejects.toThrow(/cannot be used: libaio.so.1: cannot open/)
})

test('a named server that is too old is refused with its version', async () => {
  const path = executable('mysqld', 'echo "mysqld  Ver 5.7.29 for Linux on x86_64"')
  await expect(findServer(wanted(path))).rejects.toThrow(/is too old: mysqld {2}Ver 5\.7\.29/)
})

test('a usable server in a later place wins over a broken one in an earlier place', async () => {
  executable('mariadbd', 'exit 1')
  const path = executable('mysqld', 'echo "mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server)"')
  const found = await findServer(wanted(), { folders: [folder], aptGet: undefined })
  expect(found).toMatchObject({ path, brand: 'mysql' })
})

function executable(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}
