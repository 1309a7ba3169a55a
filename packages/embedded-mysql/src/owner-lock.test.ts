import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findLockHolder, joinOwner, takeOwnerLock } from './owner-lock.js'
import { identifyProcess } from '@telecomx/process'

let folder = ''
const contenders: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owner-lock-'))
})

afterEach(() => {
  for (const contender of contenders.splice(0)) contender.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a held lock is not given to another, and is free again after its release', () => {
  const path = join(folder, 'lock')
  const first = takeOwnerLock(path)
  expect(first).toBeDefined()
  expect(takeOwnerLock(path)).toBeUndefined()
  expect(findLockHolder(path)).toMatchObject({ pid: process.pid })
  first?.release()
  expect(readdirSync(folder)).toEqual([])
  expect(takeOwnerLock(path)).toBeDefined()
})

const dead = JSON.stringify({ pid: 2 ** 29, startedAt: 'then' })
const living = identifyProcess(process.pid)
const parent = JSON.stringify(identifyProcess(process.ppid))

test.each([
  ['of a process that has ended', [dead]],
  ['whose pid now belongs to another process', [JSON.stringify({ pid: process.pid, startedAt: 'then' })]],
  ['that a power cut emptied', []],
  ['with a pid that means a process group', [JSON.stringify({ pid: -1, startedAt: 'then' })]],
  ['that names nobody', ['notes.txt']],
])('a stale lock %s is replaced', (_, entries) => {
  const path = join(folder, 'lock')
  mkdirSync(path)
  for (const entry of entries) mkdirSync(join(path, entry))
  expect(takeOwnerLock(path)).toBeDefined()
  expect(readdirSync(path).map((name) => JSON.parse(name))).toEqual([living])
  expect(readdirSync(folder)).toEqual(['lock'])
})

test.each([
  ['of an ended process is replaced', dead, true],
  ['that a power cut emptied is replaced', '', true],
  ['of a living process is not', JSON.stringify({ ...living, id: 'a' }), false],
])('a lock file of an older version %s', (_, content, isFree) => {
  const path = join(folder, 'lock')
  writeFileSync(path, content)
  expect(takeOwnerLock(path) !== undefined).toBe(isFree)
  expect(readdirSync(folder)).toEqual(['lock'])
})

test('what killed processes left beside the lock is swept, what living ones are doing is not', () => {
  const path = join(folder, 'lock')
  mkdirSync(join(`${path}.${dead}`, dead), { recursive: true })
  mkdirSync(join(`${path}.${parent}`, parent), { recursive: true })
  writeFileSync(`${path}.draft-1`, dead)
  expect(takeOwnerLock(path)).toBeDefined()
  expect(readdirSync(folder).sort()).toEqual(['lock', `lock.${parent}`])
})

test('others join from when the owner takes guests until it does no more, and count until they leave or end', async () => {
  const path = join(folder, 'lock')
  const lock = takeOwnerLock(path)
  const [first, second, late] = [await startContender(), await startContender(), await startContender()]
  expect(await first.tryToJoin(path)).toBe(false)
  lock?.takeGuests()
  expect([await first.tryToJoin(path), await second.tryToJoin(path)]).toEqual([true, true])
  const leave = joinOwner(path)
  const guestsLeft = lock?.closeToGuests()
  expect([await late.tryToJoin(path), joinOwner(path)]).toEqual([false, undefined])
  expect(guestsLeft?.()).toBe(3)
  leave?.()
  expect(guestsLeft?.()).toBe(2)
  first.process.kill('SIGKILL')
  await once(first.process, 'exit')
  expect(guestsLeft?.()).toBe(1)
  lock?.release()
  expect(readdirSync(folder)).toEqual([])
})

test('of six processes that see the same stale lock, one wins, forty times over', async () => {
  const racers = await Promise.all(Array.from({ length: 6 }, () => startContender()))
  for (let round = 0; round < 40; round++) {
    const path = join(folder, `lock-${round}`)
    mkdirSync(join(path, dead), { recursive: true })
    const won = await Promise.all(racers.map((racer) => racer.tryToTake(path)))
    expect(won.filter(Boolean)).toHaveLength(1)
  }
})

test('the lock of a process that was killed is free, and is not while it lives', async () => {
  const path = join(folder, 'lock')
  const other = await startContender()
  expect(await other.tryToTake(path)).toBe(true)
  expect(takeOwnerLock(path)).toBeUndefined()
  other.process.kill('SIGKILL')
  await once(other.process, 'exit')
  expect(takeOwnerLock(path)).toBeDefined()
})

/** Another process that tries for the lock, or to join its holder, whenever it is told a path. */
const CONTENDER = `
  const { joinOwner, takeOwnerLock } = await import(process.argv[1])
  process.stdin.setEncoding('utf8')
  console.log('ready')
  for await (const line of process.stdin) {
    const [wish, path] = JSON.parse(line)
    console.log((wish === 'own' ? takeOwnerLock(path) : joinOwner(path)) !== undefined)
  }
`

async function startContender() {
  const built = new URL('../dist/owner-lock.js', import.meta.url).href
  const contender = spawn(process.execPath, ['--input-type=module', '-e', CONTENDER, built], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  contenders.push(contender)
  const answers = createInterface({ input: contender.stdout })[Symbol.asyncIterator]()
  await answers.next()
  const attempt = async (wish: 'own' | 'join', path: string): Promise<boolean> => {
    contender.stdin.write(`${JSON.stringify([wish, path])}\n`)
    return (await answers.next()).value === 'true'
  }
  return {
    process: contender,
    tryToTake: (path: string) => attempt('own', path),
    tryToJoin: (path: string) => attempt('join', path),
  }
}
