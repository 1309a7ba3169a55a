import { accessDenied, poaGetErrors as errors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  companies: { customer, foreignCustomer: other },
} = await kit.addFamily()
await kit.addOperator()
for (const id of [customer, other]) await kit.addPortings(id, [{ operator: '01010' }])

async function create(method = 'DOWNLOAD', customerId = customer): Promise<string> {
  const call = {
    operation: 'porting.poaCreate',
    token: tokens.admin,
    path: { customerId },
    body: { method, recipient: 'a@b.dk' },
  } as const
  const { result } = await kit.transports.REST(call)
  return (result as { documents: string[] }).documents[0] ?? ''
}

const fetchFile = (
  path: string,
  token = tokens.owner,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) =>
  fetch(`${kit.url}/porting/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  })

interface RefusedAnswer {
  success: boolean
  code: number
  details?: object
}

async function rowOf(response: Response): Promise<object> {
  const { success, details: _, ...row } = (await response.json()) as RefusedAnswer
  expect([success, response.status]).toEqual([false, row.code])
  return row
}

async function expectPdf(response: Response): Promise<void> {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
  expect([text.slice(0, 5), text.trimEnd().slice(-5)]).toEqual(['%PDF-', '%%EOF'])
}

describe('poa/get', () => {
  it('gives the PDF once; then 404 id', async () => {
    const id = await create()
    await expectPdf(await fetchFile(`${customer}/poa/get/${id.toUpperCase()}`))
    for (const token of [tokens.owner, tokens.reseller, tokens.admin])
      expect(await rowOf(await fetchFile(`${customer}/poa/get/${id}`, token))).toEqual(errors.fileNotFound)
  })

  it('twelve downloads at once: one PDF, eleven 404', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await create()
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => fetchFile(`${customer}/poa/get/${id}`)),
      )
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
        200,
        ...Array<number>(11).fill(404),
      ])
      await expectPdf(answers.find((answer) => answer.ok) as Response)
    }
  })

  it('a refused, wrong or half request never uses an id up', async () => {
    const id = await create()
    const path = `${customer}/poa/get/${id}`
    expect(await rowOf(await fetchFile(path, tokens.manager))).toEqual(accessDenied)
    expect(await rowOf(await fetchFile(path, tokens.foreignOwner))).toEqual(accessDenied)
    expect(await rowOf(await fetchFile(`${other}/poa/get/${id}`, tokens.foreignOwner))).toEqual(
      errors.fileNotFound,
    )
    expect(await rowOf(await fetchFile(`${other}/poa/get/${id}`, tokens.admin))).toEqual(errors.fileNotFound)
    expect(await rowOf(await fetchFile(`${path}?forcedownload=yes`))).toEqual(errors.forcedownloadInvalid)
    expect(await rowOf(await fetchFile(`${path}?filename=a&filename=b`))).toEqual(errors.filenameInvalid)
    expect((await fetchFile(path, tokens.owner, { method: 'HEAD' })).status).toBe(405)
    expect((await fetchFile(path, tokens.owner, { method: 'OPTIONS' })).status).toBe(405)
    await expectPdf(
      await fetchFile(path, tokens.owner, { headers: { range: 'bytes=0-0', 'if-none-match': '*' } }),
    )
  })

  it('404 id: made for e-mail, older than 30 days, unknown', async () => {
    expect(await rowOf(await fetchFile(`${customer}/poa/get/${await create('EMAIL')}`))).toEqual(
      errors.fileNotFound,
    )
    const id = await create()
    const { database } = kit
    await database
      .updateTable('poa_document')
      .set({ created_at: sql<Date>`utc_timestamp(3) - interval 30 day` })
      .where('id', '=', id)
      .execute()
    expect(await rowOf(await fetchFile(`${customer}/poa/get/${id}`))).toEqual(errors.fileNotFound)
    expect(await rowOf(await fetchFile(`${customer}/poa/get/${'0'.repeat(24)}`))).toEqual(errors.fileNotFound)
  })

  it('a replaced document can still be fetched', async () => {
    const id = await create()
    await create()
    await expectPdf(await fetchFile(`${customer}/poa/get/${id}`))
  })

  it.each([
    ['poa/get', errors.customerIdMissing],
    ['/poa/get/', errors.customerIdMissing],
    ['poa/document', errors.customerIdMissing],
    ['/poa/document', errors.customerIdMissing],
    ['poa/get/0123456789abcdef01234567', errors.customerIdMissing],
    ['/poa/get/0123456789abcdef01234567', errors.customerIdMissing],
    ['zz/poa/get/0123456789abcdef01234567', errors.customerIdMissing],
    [`${'a'.repeat(24)}/poa/get`, errors.documentIdMissing],
    [`${'a'.repeat(24)}/poa/get/`, errors.documentIdMissing],
    [`${'a'.repeat(24)}/poa/get/zz`, errors.documentIdMissing],
  ])('400 bad_request: /porting/%s', async (path, row) => {
    expect(await rowOf(await fetchFile(path, tokens.manager))).toEqual(row)
  })

  it.each([
    ['', 'inline', /^Fuldmagt-Nordkabel-A-S-X\d{10}\.pdf$/],
    ['?forcedownload=true', 'attachment', /^Fuldmagt-/],
    ['?forcedownload=false', 'inline', /^Fuldmagt-/],
    ['?filename=fuldmagt%20%C3%A6%C3%B8%C3%A5', 'inline', /^fuldmagt æøå\.pdf$/],
    ['?filename=../../etc/passwd', 'inline', /^passwd\.pdf$/],
    ['?filename=C:%5Ctemp%5Cx.pdf', 'inline', /^x\.pdf$/],
    ['?filename=x.pdf.html', 'inline', /^x-pdf-html\.pdf$/],
    [`?filename=${'a'.repeat(79)}%F0%9D%90%80b`, 'inline', /^a{79}𝐀\.pdf$/u],
    ['?filename=CON.pdf', 'inline', /^Fuldmagt-/],
    ['?filename=..', 'inline', /^Fuldmagt-/],
    ['?filename=.htaccess', 'inline', /^htaccess\.pdf$/],
    [`?filename=${'%F0%9F%98%80'.repeat(50)}`, 'inline', /^Fuldmagt-/],
    [`?filename=${'a'.repeat(200)}`, 'inline', /^a{80}\.pdf$/],
    ['?filename=a%22%3B%20x%3D%22b', 'inline', /^a- x-b\.pdf$/],
  ])('file name %s', async (query, disposition, name) => {
    const response = await fetchFile(`${customer}/poa/get/${await create()}${query}`)
    const header = response.headers.get('content-disposition') ?? ''
    expect(header.split(';')[0]).toBe(disposition)
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toMatch(name)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('422 filename: a header injection', async () => {
    const response = await fetchFile(`${customer}/poa/get/${await create()}?filename=a%0D%0ASet-Cookie:%20x`)
    expect(await rowOf(response)).toEqual(errors.filenameInvalid)
  })
})

describe('poa/document', () => {
  it('gives the same bytes as often as wanted, and HEAD, to RESELLER_ADMIN and ADMIN', async () => {
    const id = await create('EMAIL')
    for (const token of [tokens.admin, tokens.resellerAdmin, tokens.admin])
      await expectPdf(await fetchFile(`${customer}/poa/document/${id}`, token))
    expect((await fetchFile(`${customer}/poa/document/${id}`, tokens.admin, { method: 'HEAD' })).status).toBe(
      200,
    )
  })

  it('403 for everybody else; 404 id for a document of another customer', async () => {
    const id = await create()
    for (const token of [tokens.owner, tokens.reseller, tokens.manager])
      expect(await rowOf(await fetchFile(`${customer}/poa/document/${id}`, token))).toEqual(accessDenied)
    expect(await rowOf(await fetchFile(`${other}/poa/document/${id}`, tokens.admin))).toEqual(
      errors.fileNotFound,
    )
    expect(await rowOf(await fetchFile(`${'0'.repeat(24)}/poa/document/${id}`, tokens.admin))).toEqual(
      errors.fileNotFound,
    )
    expect(
      await rowOf(await fetchFile(`${'0'.repeat(24)}/poa/document/${id}`, tokens.resellerAdmin)),
    ).toEqual(accessDenied)
    await expectPdf(await fetchFile(`${customer}/poa/get/${id}`))
  })

  it.each([
    ['422 forcedownload', 'forcedownload=yes', errors.forcedownloadInvalid],
    ['422 filename: given twice', 'filename=a&filename=b', errors.filenameInvalid],
  ])('%s', async (_title, query, row) => {
    const path = `${customer}/poa/document/${await create()}?${query}`
    expect(await rowOf(await fetchFile(path, tokens.admin))).toEqual(row)
  })
})
