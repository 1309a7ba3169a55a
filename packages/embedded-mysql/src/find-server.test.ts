import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findServer } from './find-server.js'
import { serverCache } from './server-cache.js'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-server-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const wanted = (mysqldPath?: string) => ({
  mysqldPath,
  serverDirectories: [join(folder, 'data/mariadb-server')],
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

describe('a fetched server', () => {
  const found = { brand: 'mariadb', version: 'mariadbd  Ver 10.11.6-MariaDB for debian-linux-gnu on x86_64' }
  const [ofData, cache] = ['data/mariadb-server', 'home/cache/telecomx/mariadb']
  const fetch = (folders: readonly string[]) =>
    findServer(
      { serverDirectories: folders.map((name) => join(folder, name)), progress: () => {} },
      { folders: [], aptGet: join(folder, 'apt-get') },
    )
  const serverIn = (name: string) => ({ ...found, path: join(folder, name, 'usr/sbin/mariadbd') })

  beforeEach(() => {
    // An archive, and what takes it apart; a server that starts and has its SQL.
    executable('apt-get', 'case "$*" in *install*) touch server.deb;; esac')
    executable('unpacked', `echo "${found.version}"`)
    executable(
      'dpkg-deb',
      `mkdir -p "$3/usr/sbin" "$3/usr/share/mysql" && cp '${folder}/unpacked' "$3/usr/sbin/mariadbd" && touch "$3/usr/share/mysql/mysql_system_tables.sql"`,
    )
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`)
  })
  afterEach(() => vi.unstubAllEnvs())

  test('is for all data folders: the second fetches none', async () => {
    expect(await fetch([ofData, cache])).toMatchObject(serverIn(cache))
    executable('apt-get', 'echo "E: asked again" >&2; exit 100')
    expect(await fetch(['other/mariadb-server', cache])).toMatchObject(serverIn(cache))
    expect(readdirSync(folder)).not.toContain('data')
  })

  test('of a version before the cache is used where it is', async () => {
    await fetch([ofData])
    expect(await fetch([ofData, cache])).toMatchObject(serverIn(ofData))
    expect(readdirSync(folder)).not.toContain('home')
  })

  test('several that fetch at once use one copy, and leave nothing else', async () => {
    const servers = await Promise.all([1, 2, 3].map((number) => fetch([`data-${number}/server`, cache])))
    expect(servers).toEqual([1, 2, 3].map(() => expect.objectContaining(serverIn(cache))))
    expect(readdirSync(join(folder, 'home/cache/telecomx'))).toEqual(['mariadb'])
  })

  test('is in the data folder where the home cannot be written', async () => {
    writeFileSync(join(folder, 'home'), '')
    expect(await fetch([ofData, cache])).toMatchObject(serverIn(ofData))
  })

  test('that no longer starts is fetched anew', async () => {
    await fetch([cache])
    writeFileSync(join(folder, cache, 'usr/sbin/mariadbd'), '#!/bin/sh\nexit 127\n')
    expect(await fetch([ofData, cache])).toMatchObject(serverIn(cache))
  })

  test('that another process has fetched anew meanwhile is left alone', async () => {
    await fetch([cache])
    const server = join(folder, cache)
    cpSync(server, join(folder, 'of-another'), { recursive: true })
    writeFileSync(join(folder, 'of-another/by-another'), '')
    // The other is done between the second look at the broken copy, before it is moved aside, and the move.
    const other = `[ ! -e '${folder}/looked' ] && touch '${folder}/looked' && exit 127
mv '${server}' '${folder}/broken' && mv '${folder}/of-another' '${server}'; exit 127`
    writeFileSync(join(server, 'usr/sbin/mariadbd'), `#!/bin/sh\n${other}\n`)
    expect(await fetch([cache])).toMatchObject(serverIn(cache))
    expect(readdirSync(server)).toContain('by-another')
    expect(readdirSync(dirname(server))).toEqual(['mariadb'])
  })

  test.each([
    ['where the home takes no folder', '/proc/telecomx/mariadb'],
    ['where the home is a file', '/etc/hosts/telecomx/mariadb'],
  ])('is in the data folder %s', async (_, nowhere) => {
    const wanted = { serverDirectories: [join(folder, ofData), nowhere], progress: () => {} }
    const found = await findServer(wanted, { folders: [], aptGet: join(folder, 'apt-get') })
    expect(found).toMatchObject(serverIn(ofData))
  })
})

describe('the cache', () => {
  afterEach(() => vi.unstubAllEnvs())

  test.each([
    ['XDG_CACHE_HOME', '/var/cache/me', '/var/cache/me/telecomx'],
    ['the home, where XDG_CACHE_HOME is relative', 'cache', '/home/me/.cache/telecomx'],
    ['the home, where XDG_CACHE_HOME is unset', '', '/home/me/.cache/telecomx'],
  ])('is below %s', async (_, cacheHome, expected) => {
    vi.stubEnv('XDG_CACHE_HOME', cacheHome)
    vi.stubEnv('HOME', '/home/me')
    expect(dirname((await serverCache()) ?? '')).toBe(expected)
  })

  test.each(['', 'home', '.'])('is nowhere for a home that is no absolute path: %j', async (home) => {
    vi.stubEnv('XDG_CACHE_HOME', '')
    vi.stubEnv('HOME', home)
    expect(await serverCache()).toBeUndefined()
  })

  test('has one server for each system and processor', async () => {
    expect(basename((await serverCache()) ?? '')).toMatch(new RegExp(`^mariadb-([\\w.]+-)*${process.arch}$`))
  })
})

function executable(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}
