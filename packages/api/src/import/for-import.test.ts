import {
  credentialErrors,
  numberImportErrors,
  numberLineErrors,
  operatorImportErrors,
  transportErrors,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { denied, startTestKit } from '../testing/index.js'
import { createUploadGate, resellersImports } from '../shares/upload-gate.js'
import { createImportGate } from './for-import.js'

const gate = createImportGate({ mostWaiting: 1, patienceMs: 60_000 })
let arrived = () => {}
const importGate: typeof gate = {
  ...gate,
  run: (work) => {
    const result = gate.run(work)
    arrived()
    return result
  },
}
/** Resolves when the next import has come to the gate. */
const arrival = () => new Promise<void>((resolve) => (arrived = resolve))
const resellers = createUploadGate({ ...resellersImports, patienceMs: 60_000 })
let begunImports = 0
let atBeginning = () => {}
const resellerImports: typeof resellers = {
  run(company, work) {
    const result = resellers.run(company, work)
    begunImports++
    atBeginning()
    return result
  },
}
/** Resolves when so many imports of resellers have come to their gate. */
const begun = (count: number) =>
  new Promise<void>((resolve) => {
    atBeginning = () => begunImports >= count && resolve()
    atBeginning()
  })
const kit = await startTestKit({ importGate, resellerImports })
afterAll(() => kit.close())
const admin = await kit.tokenFor('ADMIN')
const line = (from: string, more: object = {}) => ({ from, operator: '01010', ...more })
const whole = (input: object, more: object = {}) => JSON.stringify({ json: input, ...more })

async function post(body: BodyInit, token: string | undefined = admin, path = 'number.import') {
  const response = await fetch(`${kit.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body,
    duplex: 'half',
  } as RequestInit)
  const { result, error } = (await response.json()) as {
    result?: { data: { json: unknown } }
    error?: { json: { data: { documented: unknown; faults?: unknown[] } } }
  }
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    ...(result && { result: result.data.json }),
    ...(error && { row: error.json.data.documented, faults: error.json.data.faults }),
  }
}

/** A body that is sent as far as it is written: whoever waits for the rest of it waits. */
function openBody() {
  let controller!: ReadableStreamDefaultController<Uint8Array>
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) })
  return {
    body,
    write: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
    end: () => controller.close(),
  }
}

const imported = (count: number) => ({ success: true, dryRun: true, imported: count })

describe('the body of an import', () => {
  it('comes in any pieces, its names in any order, with what superjson says beside the lines', async () => {
    const ranges = [line('33000000', { to: null }), line('33000001', { unknown: [1, { a: '}' }] })]
    const meta = { values: { 'ranges.0.to': ['undefined'] }, v: 1 }
    const open = openBody()
    const answer = post(open.body)
    for (const character of JSON.stringify({ meta, unknown: {}, json: { dryRun: true, ranges } }))
      open.write(character)
    open.end()
    expect(await answer).toMatchObject({ status: 200, result: imported(2) })
  })

  it('of a name given twice the last counts', async () => {
    const twice = `{"json":{"ranges":[{"from":"x"}]},"json":{"dryRun":true,"ranges":[1,2],"ranges":[${JSON.stringify(line('33000000'))}]}}`
    expect(await post(twice)).toMatchObject({ status: 200, result: imported(1) })
    const gone = `{"json":{"dryRun":true,"ranges":[${JSON.stringify(line('33000000'))}],"ranges":null}}`
    expect(await post(gone)).toMatchObject({ status: 404, row: numberImportErrors.linesMissing })
  })

  it.each([
    ['no JSON after valid lines', `{"json":{"ranges":[${JSON.stringify(line('33000000'))}],}}`],
    ['a faulty line in what is no JSON', `{"json":{"ranges":[{"from":"x"}]`],
    ['bytes that are no UTF-8', new Uint8Array([...new TextEncoder().encode('{"json":{"x":"'), 0xff])],
    ['half a character at its end', new Uint8Array([...new TextEncoder().encode('{"json":{}}'), 0xc3])],
  ])('400 bad_request: %s', async (_title, body) => {
    expect(await post(body)).toMatchObject({ status: 400, row: transportErrors.bodyNotJson })
  })

  it.each([
    ['nothing', ''],
    ['blanks', ' \n'],
    ['an empty input', '{"json":{}}'],
  ])('404 ranges: %s', async (_title, body) => {
    expect(await post(body)).toMatchObject({ status: 404, row: numberImportErrors.linesMissing })
  })

  it('413 too_large: one line above 256 kB', async () => {
    const long = { ranges: [line('33000000', { note: 'x'.repeat(256_000) })], dryRun: true }
    expect(await post(whole(long))).toMatchObject({ status: 413, row: transportErrors.tooLarge })
  })

  it.each([
    ['in json', (names: object) => ({ json: { ...names, ranges: [] } })],
    ['beside json', (names: object) => ({ ...names, json: { ranges: [] } })],
    ['in meta', (names: object) => ({ json: { ranges: [] }, meta: names })],
    ['in meta.values', (names: object) => ({ json: { ranges: [] }, meta: { values: names } })],
  ])('413 too_large: above 256 kB %s outside the lines, of names or of values', async (_title, bodyOf) => {
    const names = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [index, 0]))
    const values = { a: 'x'.repeat(130_000), b: 'x'.repeat(130_000) }
    for (const one of [names, values])
      expect(await post(JSON.stringify(bodyOf(one)))).toMatchObject({
        status: 413,
        row: transportErrors.tooLarge,
      })
  })

  it('413 too_large: above 32 MB, also when its length is not announced', async () => {
    const open = openBody()
    const answer = post(open.body)
    open.write(whole({ ranges: [line('33000000')], dryRun: true }))
    for (let written = 0; written < 32_000_000; written += 1_000_000) open.write(' '.repeat(1_000_000))
    open.end()
    expect(await answer).toMatchObject({ status: 413, row: transportErrors.tooLarge })
  })

  it('in a batch it is answered alike', async () => {
    const inputs = [{ ranges: [line('33000000')], dryRun: true }, { ranges: [line('x')] }]
    const response = await fetch(`${kit.url}/trpc/number.import,number.import?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` },
      body: JSON.stringify({ 0: { json: inputs[0] }, 1: { json: inputs[1] } }),
    })
    expect(await response.json()).toMatchObject([
      { result: { data: { json: imported(1) } } },
      { error: { json: { data: { faults: [{ line: 1, ...numberLineErrors.fromInvalid }] } } } },
    ])
  })

  it('422 operators: over 10,000', async () => {
    const operators = Array.from({ length: 10_001 }, () => 0)
    expect(await post(whole({ operators }), admin, 'operator.import')).toMatchObject({
      status: 422,
      row: operatorImportErrors.tooManyLines,
    })
  })
})

describe('one import at a time', () => {
  const small = whole({ ranges: [line('33000000')], dryRun: true })
  const large = small + ' '.repeat(29_000_000)

  it('the next waits for the one before; more than may wait are 503 unavailable with Retry-After, and unread', async () => {
    const open = openBody()
    const taken = arrival()
    const first = post(open.body)
    open.write('{"json":{"ranges":[')
    await taken
    const waits = arrival()
    const second = post(large)
    await waits
    expect(await post(large)).toMatchObject({
      status: 503,
      retryAfter: '2',
      row: transportErrors.unavailable,
    })
    open.write(`${JSON.stringify(line('33000001'))}],"dryRun":true}}`)
    open.end()
    for (const answer of [first, second])
      expect(await answer).toMatchObject({ status: 200, result: imported(1) })
  })

  it('who may not import takes no place and is not read: 401 and 403 while the place is taken', async () => {
    const open = openBody()
    const taken = arrival()
    const first = post(open.body)
    open.write('{"json":{')
    await taken
    const strangers = [openBody(), openBody()]
    // Never ended: who waited for the whole of it would wait for ever.
    for (const { write } of strangers) write('{"json":{')
    const reseller = await kit.tokenFor('RESELLER_ADMIN')
    expect(await post(strangers[0]?.body ?? '', reseller)).toMatchObject(denied)
    expect(await post(strangers[1]?.body ?? '', 'unknown')).toMatchObject({
      status: 401,
      row: credentialErrors.unknown,
    })
    open.write('"dryRun":true}}')
    open.end()
    expect(await first).toMatchObject({ status: 404 })
  })

  it('a client that breaks off gives its place to the next', async () => {
    const breaking = new AbortController()
    const open = openBody()
    const taken = arrival()
    const first = fetch(`${kit.url}/trpc/number.import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}` },
      body: open.body,
      duplex: 'half',
      signal: breaking.signal,
    } as RequestInit)
    open.write('{"json":{')
    await taken
    const waits = arrival()
    const second = post(small)
    await waits
    breaking.abort()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    expect(await second).toMatchObject({ status: 200, result: imported(1) })
  })
})

describe('imports of resellers', async () => {
  const other = await kit.addCustomer({ isReseller: true })
  const [one, another] = await Promise.all([kit.tokenFor('RESELLER'), kit.tokenFor('RESELLER_ADMIN', other)])
  const send = (body: BodyInit, token: string) => post(body, token, 'customer.import')
  const small = whole({ customers: [{ name: 'Ny kunde' }], dryRun: true })

  it('hold up neither staff’s nor another company’s, and of one company they come one after the other', async () => {
    const open = openBody()
    open.write('{"json":{"customers":[')
    const first = send(open.body, one)
    await begun(1)
    const own = [send(small, one), send(small, one)]
    await begun(3)
    expect(await send(small, one)).toMatchObject({ status: 503, row: transportErrors.unavailable })
    expect(await send(small, another)).toMatchObject({ status: 200 })
    expect(await send(small, admin)).toMatchObject({ status: 200 })
    expect(await post(whole({ ranges: [line('33000000')], dryRun: true }))).toMatchObject({ status: 200 })
    open.write('{"name":"Endnu en kunde"}],"dryRun":true}}')
    open.end()
    for (const answer of [first, ...own]) expect(await answer).toMatchObject({ status: 200 })
  })
})
