import { expect, test } from 'vitest'
import { sendRequests } from '../load/send-requests.js'
import { smallestSettings } from '../settings.js'
import type { Contender, Stage } from '../stage.js'
import { serveAnswers } from '../testing.js'
import { compareLoad, tableOf, timesOf } from './compare-load.js'

const stage = {
  settings: { ...smallestSettings, rounds: 2, warmSeconds: 0.01, seconds: 0.02 },
  load: { run: sendRequests, stop: () => undefined },
  signal: new AbortController().signal,
} as unknown as Stage

const contender = (url: string, restored: string[] = []) =>
  ({
    url,
    pid: process.pid,
    token: 'secret',
    restore: (tables: readonly string[]) => Promise.resolve(void restored.push(tables.join())),
  }) as unknown as Contender

const workload = { method: 'GET', path: '/', serials: 1 } as const

test('each visit finds the tables as they were, and the last one leaves them so', async () => {
  const restored: string[] = []
  await using server = await serveAnswers(() => ({ json: { a: 1 } }))
  const called = { own: { contender: contender(server.url, restored), workload } }
  const figures = await compareLoad(stage, called, { callers: 1, changes: ['operator', 'audit_log'] })
  expect([figures.own.length, restored]).toEqual([2, Array(3).fill('operator,audit_log')])
  expect(tableOf(figures).rows.map(([name]) => name)).toEqual(['own'])
  expect(timesOf(figures, ['own', 'own'], 'perSecond')).toEqual({ median: 1, least: 1, most: 1 })
})

test('who answers something else is not compared: it may do less', async () => {
  await using own = await serveAnswers(() => ({ json: { _id: '1', version: 1 } }))
  await using peer = await serveAnswers(() => ({ json: { _id: '1' } }))
  const called = {
    own: { contender: contender(own.url), workload },
    peer: { contender: contender(peer.url), workload },
  }
  await expect(compareLoad(stage, called, { callers: 1 })).rejects.toThrow(
    'peer answers {"_id":"1"}, but own {"_id":"1","version":1}',
  )
})

test('what differs by the way of calling is left out of the comparison', async () => {
  await using own = await serveAnswers(() => ({ json: { result: { data: { json: [1] } } } }))
  await using peer = await serveAnswers(() => ({ json: [1] }))
  const read = (answer: unknown) => (answer as { result: { data: { json: unknown } } }).result.data.json
  const called = {
    own: { contender: contender(own.url), workload, read },
    peer: { contender: contender(peer.url), workload },
  }
  expect(Object.keys(await compareLoad(stage, called, { callers: 1 }))).toEqual(['own', 'peer'])
})

test('a call that fails under load fails the comparison', async () => {
  let calls = 0
  await using server = await serveAnswers(() => ({ status: calls++ < 3 ? 200 : 500, json: {} }))
  const called = { own: { contender: contender(server.url), workload } }
  await expect(compareLoad(stage, called, { callers: 1 })).rejects.toThrow('/ was answered 500')
})
