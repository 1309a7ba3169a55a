import { readFileSync } from 'node:fs'
import { accessDenied, transportErrors } from '@telecomx/validation'
import { serialize, stringify } from 'superjson'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const token = await kit.tokenFor('ADMIN')
const headers = { authorization: `Bearer ${token}` }
const { undefinedOnly, noEnvelope } = transportErrors

/** What the library can read, by its own source: one that it learns later fails the first test. */
const source = readFileSync(new URL('transformer.js', import.meta.resolve('superjson')), 'utf8')
const namesBy = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))]
const simple = namesBy(/simpleTransformation\(.*?, '([\w-]+)',/g)
const composite = namesBy(/case '([\w-]+)':\s+return \w+Rule\.untransform/g)
const typedArrays = namesBy(/\b(\w+Array)(?:,$|\.name\b)/gm)

/** The annotations but `undefined`, as they stand in `meta.values`. */
const annotations: [string, unknown][] = [
  ...simple.filter((name) => name !== 'undefined').map((name): [string, unknown] => [name, name]),
  ...composite.map((name): [string, unknown] => [name, [name, 'x']]),
  ...typedArrays.map((name): [string, unknown] => [name, ['typed-array', name]]),
  ['one that nobody knows', 'Temporal'],
]

interface Answer {
  result?: unknown
  error?: { json: { data: { documented: object } } }
}

const query = 'operator.get'
const change = 'operator.update'
const get = (path: string, input: string) =>
  fetch(`${kit.url}/trpc/${path}${path.includes('?') ? '&' : '?'}input=${encodeURIComponent(input)}`, {
    headers,
  })
const post = (path: string, body: string) =>
  fetch(`${kit.url}/trpc/${path}`, { method: 'POST', headers, body })
const text = JSON.stringify

/** One input by every way on which one comes: alone or second in a batch, to a query and to a change. */
async function rowsOf(envelope: unknown): Promise<unknown[]> {
  const good = { json: { _id: '99999' } }
  const alone = await Promise.all([get(query, text(envelope)), post(change, text(envelope))])
  const inBatch = await Promise.all([
    get(`${query},${query}?batch=1`, text({ 0: good, 1: envelope })),
    post(`${change},${change}?batch=1`, text({ 0: good, 1: envelope })),
  ])
  const rows: unknown[] = []
  for (const answer of alone) rows.push(rowOf((await answer.json()) as Answer))
  for (const answer of inBatch) {
    const [first, second] = (await answer.json()) as [Answer, Answer]
    // The call beside it is answered for itself.
    expect(rowOf(first)).toMatchObject({ code: 404 })
    rows.push(rowOf(second))
  }
  return rows
}
const rowOf = ({ error }: Answer) => error?.json.data.documented
const everyWay = (row: object) => [row, row, row, row]

describe('superjson’s annotations', () => {
  it('are those that are tried here', () => {
    expect(simple).toEqual(['undefined', 'bigint', 'Date', 'Error', 'regexp', 'set', 'map', 'number', 'URL'])
    expect(composite).toEqual(['symbol', 'class', 'custom', 'typed-array'])
    expect(typedArrays).toHaveLength(11)
    expect(Object.keys(serialize([undefined, { a: [], b: 1 }]).meta ?? {})).toEqual(['values', 'v'])
  })

  it.each(annotations)(
    '400 bad_request: %s, of a known or an unknown field, or of all',
    async (_name, type) => {
      const json = { _id: '99999', unknown: { length: 9 } }
      for (const values of [
        { _id: [type] },
        { unknown: [type] },
        { 'unknown.length': [type] },
        [type],
        [type, { _id: ['undefined'] }],
        ['undefined', { _id: [type] }],
      ])
        expect(await rowsOf({ json, meta: { values, v: 1 } })).toEqual(everyWay(undefinedOnly))
    },
  )

  it.each<[string, unknown]>([
    ['one value at several places', { referentialEqualities: { _id: ['nothing'] }, v: 1 }],
    ['a root at several places', { referentialEqualities: [['_id']], v: 1 }],
    ['one that nobody knows', { values: {}, others: {}, v: 1 }],
    ['another version', { values: {}, v: 2 }],
    ['no object', 'values'],
    ['a list', [{ values: {} }]],
    ['null', null],
    ['values that are no object', { values: 'undefined' }],
    ['a value that is no list', { values: { nothing: 'undefined' } }],
    ['a list of two', { values: { nothing: ['undefined', 'undefined'] } }],
    ['an empty list', { values: [] }],
    ['a tree', { values: { nothing: { deep: ['undefined'] } } }],
    ['a place that is not there', { values: { nowhere: ['undefined'] } }],
    ['a place in a text', { values: { '_id.length': ['undefined'] } }],
    ['the length of a list', { values: { 'list.length': ['undefined'] } }],
    ['a place that holds something', { values: { _id: ['undefined'] } }],
    ['all, where there is something', { values: ['undefined'] }],
    ...['__proto__', 'constructor', 'prototype'].flatMap((name): [string, unknown][] => [
      [name, JSON.parse(`{"values":{"${name}":["undefined"]}}`)],
      [`${name} on the way`, JSON.parse(`{"values":{"${name}.polluted":["undefined"]}}`)],
    ]),
  ])('400 bad_request: meta that says %s', async (_title, meta) => {
    const prototypes = '"__proto__":{"polluted":null},"constructor":{"polluted":null},"prototype":null'
    const json = `{"_id":"99999","list":[1],"nothing":null,${prototypes}}`
    const rows = await rowsOf(JSON.parse(`{"json":${json},"meta":${JSON.stringify(meta)}}`))
    expect(rows).toEqual(everyWay(undefinedOnly))
    expect('polluted' in {}).toBe(false)
  })

  it('undefined is read as the library writes it: as left out, where null would be a value', async () => {
    const _id = await kit.addOperator({ orderWait: 48 })
    const update = async (input: object) => {
      const answer = await post(change, stringify({ _id, ...input }))
      return ((await answer.json()) as { result: { data: { json: object } } }).result.data.json
    }
    expect(await update({ orderWait: undefined, unknown: [{ deep: undefined }] })).toMatchObject({
      orderWait: 48,
    })
    expect(await update({ orderWait: null })).toMatchObject({ orderWait: null })
    const nothing = await get('operator.list', stringify(undefined))
    expect(nothing.status).toBe(200)
  })

  it('as many are read as a body holds', async () => {
    const list = Array.from({ length: 8_000 }, () => undefined)
    const answer = await post(change, stringify({ _id: '99999', list }))
    expect(answer.status).toBe(404)
  })
})

describe('an input without the envelope', () => {
  it.each([
    '1',
    '"x"',
    'true',
    'null',
    '[]',
    '[{"json":{}}]',
    '{}',
    '{"_id":"99999"}',
    '{"__proto__":{"json":{}}}',
  ])('400 bad_request, and the text says what is missing: %s', async (input) => {
    expect(await rowsOf(JSON.parse(input))).toEqual(everyWay(noEnvelope))
  })

  it('an input that is absent, or an empty body, is an empty one', async () => {
    const answers = [
      fetch(`${kit.url}/trpc/operator.list`, { headers }),
      fetch(`${kit.url}/trpc/operator.list?input=`, { headers }),
      fetch(`${kit.url}/trpc/operator.list,operator.list?batch=1`, { headers }),
      get('operator.list,operator.list?batch=1', '{}'),
    ]
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200)
    for (const body of ['', ' \n'])
      expect(rowOf((await (await post('operator.create', body)).json()) as Answer)).toMatchObject({
        code: 422,
        message: '_id',
      })
  })
})

describe('an attack by annotations', () => {
  /** Of the twenty-fifth part of the length that was seen: each would take 300 MB and half a second. */
  const typedArray = {
    json: { _id: { length: 20_000_000 } },
    meta: { values: { _id: [['typed-array', 'Uint8Array']] }, v: 1 },
  }
  const intoSet = {
    json: { _id: Array.from({ length: 10_000 }, (_, index) => index), a: 1 },
    meta: {
      values: { _id: ['set'] },
      referentialEqualities: { a: Array.from({ length: 10_000 }, (_, index) => `_id.${index}`) },
      v: 1,
    },
  }
  const deep = `{"json":{},"meta":{"values":${'{"a":'.repeat(30_000)}["Date"]${'}'.repeat(30_000)}}}`
  const deepList = `{"json":{},"meta":{"values":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`

  it('takes no memory, and others are answered while it goes on', async () => {
    const before = process.resourceUsage().maxRSS
    const over = new AbortController()
    const attack = async (send: () => Promise<Response>) => {
      const statuses = new Set<number>()
      while (!over.signal.aborted) statuses.add((await send()).status)
      return [...statuses]
    }
    const attacks = [
      attack(() => get(query, text(typedArray))),
      attack(() => post(change, text(intoSet))),
      attack(() => post(change, deep)),
      attack(() => post(change, deepList)),
    ]
    const neighbour = { headers: { 'x-api-key': await kit.tokenFor('VIEWER') } }
    try {
      for (let asked = 0; asked < 30; asked++)
        expect((await fetch(`${kit.url}/dk/operator`, neighbour)).status).toBe(200)
    } finally {
      over.abort()
    }
    expect(await Promise.all(attacks)).toEqual([[400], [400], [400], [400]])
    // Kilobytes. What the requests themselves take stays far below one attack's 300 MB.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(150_000)
  })

  it('403 access_denied: who may not log in is refused before the input is read, over REST and tRPC', async () => {
    const noLogin = { authorization: `Bearer ${await kit.tokenFor('NO_LOGIN')}` }
    const input = encodeURIComponent(JSON.stringify(typedArray))
    const answers = await Promise.all([
      fetch(`${kit.url}/trpc/${query}?input=${input}`, { headers: noLogin }),
      fetch(`${kit.url}/trpc/${query}?input=1`, { headers: noLogin }),
      fetch(`${kit.url}/trpc/porting.poaCreate`, { method: 'POST', headers: noLogin, body: '{' }),
    ])
    for (const answer of answers) expect(rowOf((await answer.json()) as Answer)).toEqual(accessDenied)
    const rest = await fetch(`${kit.url}/porting/zz/poa/create`, {
      method: 'POST',
      headers: noLogin,
      body: '{',
    })
    expect(await rest.json()).toEqual({ success: false, ...accessDenied })
  })
})
