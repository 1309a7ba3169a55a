import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@telecomx/database/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnv } from '../env.js'
import { startPrograms } from '../testing/start-programs.js'
import { rehearseRestore } from './rehearse-restore.js'

const programs = await startPrograms()
afterAll(() => programs.close())
const { start } = programs

let folder = ''
let file = ''
let to: TestDatabase
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  file = join(folder, 'backup.gz')
  to = await createTestDatabase({ migrated: false })
})
afterEach(async () => {
  await to.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('npm run backup and npm run restore', () => {
  it('back up beside a running server, and restore an installation that serves the same tokens', async () => {
    const server = start('main.js', [], { SENDER: 'off' })
    const { url: served } = await server.event('listening')
    expect((await fetch(`${served}/readyz`)).status).toBe(200)
    const { out: token } = await start('commands/token.js', ['--level', 'ADMIN']).ended
    const backup = await start('commands/backup.js', [file]).ended
    expect([backup.code, backup.out]).toEqual([0, expect.stringMatching(/ rows of \d+ tables as of /)])

    const busy = await start('commands/restore.js', [file]).ended
    expect([busy.code, busy.err]).toEqual([1, expect.stringMatching(/stop servers and senders first/)])
    server.child.kill('SIGTERM')
    await server.ended
    const full = await start('commands/restore.js', [file]).ended
    expect([full.code, full.err]).toEqual([1, expect.stringMatching(/holds data already/)])

    const elsewhere = { DATABASE_URL: to.url }
    const restore = await start('commands/restore.js', [file], elsewhere).ended
    expect([restore.code, restore.out, restore.err]).toEqual([
      0,
      expect.stringMatching(/^Restored \d+ rows/),
      '',
    ])
    const other = start('main.js', [], { ...elsewhere, SENDER: 'off' })
    const { url } = await other.event('listening')
    const answer = await fetch(`${url}/dk/operator`, { headers: { 'x-api-key': token.trim() } })
    expect(answer.status).toBe(200)
  })

  it.each([
    ['no file: the usage, exit code 2', [], 2, /^Name one file\n\nPuts a backup/],
    [
      'a file that is not there: one sentence, exit code 1',
      ['/nowhere/backup.gz'],
      1,
      /\/nowhere\/backup\.gz cannot be read: ENOENT/,
    ],
  ])('%s', async (_, args, exitCode, message) => {
    const { code, err } = await start('commands/restore.js', args).ended
    expect([code, err]).toEqual([exitCode, expect.stringMatching(message)])
  })

  it('show no part of a password, in a fault neither', async () => {
    const url = new URL(to.url)
    url.password = 'hemmeligt81726'
    const { err, out } = await start('commands/backup.js', [file], { DATABASE_URL: url.href }).ended
    expect(`${err}${out}`).not.toContain('hemmeligt')
  })
})

it('the drill: a backup of a database that is worked on restores to one of which everything holds', async () => {
  const from = await createTestDatabase({ migrated: false })
  const { restored, invariants } = await rehearseRestore({
    env: readEnv({}),
    stop: new AbortController().signal,
    from: from.url,
    to: to.url,
    file,
    customers: 2,
  })
  await from.drop()
  expect(restored.heldDeliveries).toBeGreaterThan(0)
  const held = to.database.selectFrom('delivery').select('method').where('state', '=', 'unknown')
  expect(await held.distinct().execute()).toEqual([{ method: 'FAX' }])
  expect(invariants).toHaveLength(24)
  expect(invariants.filter(({ breaches }) => breaches > 0)).toEqual([])
  expect(() => readFileSync(file)).toThrow(/ENOENT/)
})
