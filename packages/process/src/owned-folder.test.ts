import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeOwnedFolder, sweepAbandoned } from './owned-folder.js'
import { identifyProcess, thisHost } from './process-identity.js'

let parent = ''
let prefix = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'owned-folder-'))
  prefix = join(parent, 'mine-')
})

afterEach(() => rmSync(parent, { recursive: true, force: true }))

const dead = { pid: 2 ** 29, startedAt: 'then' }

function folderOf(name: string, owner: unknown): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner))
  return folder
}

test('what killed processes left goes with the next folder of its kind; what lives, and other kinds, stay', async () => {
  folderOf('mine-killed', dead)
  folderOf('mine-living', identifyProcess(process.pid))
  folderOf('other-killed', dead)
  mkdirSync(join(parent, 'mine-being-made'))
  const made = await makeOwnedFolder(prefix)
  const left = readdirSync(parent).filter((name) => join(parent, name) !== made)
  expect(left.sort()).toEqual(['mine-being-made', 'mine-living', 'other-killed'])
})

test('whoever still works in it is seen off first, and whoever cannot be keeps it', async () => {
  const [first, second] = [folderOf('mine-1', dead), folderOf('mine-2', dead)]
  const seen: string[] = []
  await sweepAbandoned(prefix, {
    farewell: async (folder) => {
      seen.push(folder)
      if (folder === second) throw new Error('it does not end')
    },
  })
  expect(seen.sort()).toEqual([first, second])
  expect([existsSync(first), existsSync(second)]).toEqual([false, true])
})

test('a parent that is not there holds nothing to sweep', async () => {
  await expect(sweepAbandoned(join(parent, 'nowhere/mine-'))).resolves.toBeUndefined()
})

test('where others share the place, their folders stay for a day: nobody here sees whether they live', async () => {
  const host = thisHost()
  const ofOthers = { machine: { ...dead, host: 'other-boot pid:[1]' }, before: dead }
  folderOf('mine-killed', { ...dead, host })
  folderOf('mine-living', { ...identifyProcess(process.pid), host })
  for (const [name, owner] of Object.entries(ofOthers)) {
    folderOf(`mine-${name}`, owner)
    const yesterday = Date.now() / 1000 - 25 * 3600
    utimesSync(join(folderOf(`mine-${name}-old`, owner), 'owner.json'), yesterday, yesterday)
  }
  const made = await makeOwnedFolder(prefix, { isShared: true })
  await sweepAbandoned(prefix, { isShared: true })
  const left = readdirSync(parent).filter((name) => join(parent, name) !== made)
  expect([left.sort(), existsSync(made)]).toEqual([['mine-before', 'mine-living', 'mine-machine'], true])
  await sweepAbandoned(prefix)
  expect(readdirSync(parent)).toHaveLength(2)
})
