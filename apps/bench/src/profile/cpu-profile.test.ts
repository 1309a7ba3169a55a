import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sharesIn } from './cpu-profile.js'

test('the profiles of a process and its threads are added up by part; what was idle, before or after is left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'))
  const node = (id: number, functionName: string, url = '') => ({ id, callFrame: { functionName, url } })
  const write = (name: string, profile: object) => writeFileSync(join(folder, name), JSON.stringify(profile))
  write('main.cpuprofile', {
    startTime: 1_000,
    nodes: [
      node(1, '(idle)'),
      node(2, 'query', 'file:///x/node_modules/mysql2/lib/connection.js'),
      node(3, 'poaCreate', 'file:///x/packages/api/dist/poa/poa-create.js'),
      node(4, '(garbage collector)'),
    ],
    samples: [2, 1, 2, 2, 3, 4, 3],
    timeDeltas: [100, 800, 10, 10, 10, 20, 900],
  })
  write('thread.cpuprofile', {
    startTime: 1_900,
    nodes: [node(1, 'text', 'file:///x/node_modules/jspdf/dist/jspdf.node.js'), node(2, 'write')],
    samples: [1, 2],
    timeDeltas: [40, 10],
  })
  write('log', {})
  expect(sharesIn(folder, { from: 1_901, to: 2_000 })).toEqual([
    { name: 'documents: jsPDF, fonts, QR', percent: 40 },
    { name: 'database: mysql2, Kysely', percent: 20 },
    { name: 'garbage collection', percent: 20 },
    { name: 'our use cases', percent: 10 },
    { name: 'native code, system calls', percent: 10 },
  ])
  rmSync(folder, { recursive: true })
})
