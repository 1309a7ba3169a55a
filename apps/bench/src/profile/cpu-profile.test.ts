import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sharesIn } from './cpu-profile.js'

test('the profiles of a process and its threads are added up by part, and what is idle is left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'))
  const node = (id: number, functionName: string, url = '') => ({ id, callFrame: { functionName, url } })
  const write = (name: string, profile: object) => writeFileSync(join(folder, name), JSON.stringify(profile))
  write('main.cpuprofile', {
    nodes: [
      node(1, '(idle)'),
      node(2, 'query', 'file:///x/node_modules/mysql2/lib/connection.js'),
      node(3, 'poaCreate', 'file:///x/packages/api/dist/poa/poa-create.js'),
      node(4, '(garbage collector)'),
    ],
    samples: [1, 2, 2, 3, 4],
    timeDeltas: [900, 10, 10, 10, 20],
  })
  write('thread.cpuprofile', {
    nodes: [node(1, 'text', 'file:///x/node_modules/jspdf/dist/jspdf.node.js'), node(2, 'write')],
    samples: [1, 2],
    timeDeltas: [40, 10],
  })
  write('log', {})
  expect(sharesIn(folder)).toEqual([
    { name: 'documents: jsPDF, fonts, QR', percent: 40 },
    { name: 'database: mysql2, Kysely', percent: 20 },
    { name: 'garbage collection', percent: 20 },
    { name: 'our use cases', percent: 10 },
    { name: 'native code, system calls', percent: 10 },
  ])
  rmSync(folder, { recursive: true })
})
