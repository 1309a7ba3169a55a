import { type PoaFacts, RendererBusy } from '@telecomx/poa-document'
import { poaPrintErrors as errors, transportErrors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../../poa-document/testing/read-pdf.js'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  companies: { customer, foreignCustomer },
} = await kit.addFamily()
for (const _id of ['01010', '01020']) await kit.addOperator({ _id, name: `Donor ${_id}` })
for (const one of [customer, foreignCustomer])
  await kit.addPortings(one, [{ operator: '01010' }, { operator: '01020' }])
const owner = await kit.clientFor('OWNER', customer)
const make = async () => (await owner.porting.poaCreate.mutate({ customerId: customer })).documents
const [older, current] = [await make(), await make()]

const print = (body: object = {}, token = tokens.owner, customerId = customer) =>
  kit.transports.REST({ operation: 'portingFile.poaPrint', token, path: { customerId }, body })
const get = (query: string) =>
  fetch(`${kit.url}/porting/${customer}/poa/print?${query}`, {
    headers: { authorization: `Bearer ${tokens.owner}` },
  })

/** The codes that documents have, in the order of their ids. */
async function codesOf(ids: readonly string[]): Promise<string[]> {
  const rows = await kit.database.selectFrom('poa_document').select(['id', 'porting_code']).execute()
  return ids.map((id) => rows.find((row) => row.id === id)?.porting_code ?? '')
}

describe('poa/print', () => {
  it('the newest set as one PDF, by donor, each page marked; as often as wanted, and no id is used up', async () => {
    for (let times = 0; times < 2; times++) {
      const { bytes, filename } = await owner.poaPrint({ customerId: customer })
      const { pages, codes } = await readPdf(bytes, { withCodes: true })
      expect(codes).toEqual(await codesOf(current))
      expect(pages.map(([first]) => first?.text)).toEqual(['KOPI / COPY', 'KOPI / COPY'])
      expect(filename).toMatch(/KOPI\.pdf$/)
    }
    const [id = ''] = current
    expect((await owner.poaDownload({ customerId: customer, poaId: id })).bytes.length).toBeGreaterThan(1000)
  })

  it('the given documents in their order, replaced ones too', async () => {
    const documents = [current[1] ?? '', older[0] ?? '', current[0] ?? '']
    const { bytes } = await owner.poaPrint({ customerId: customer, documents, filename: 'til underskrift' })
    expect((await readPdf(bytes, { withCodes: true })).codes).toEqual(await codesOf(documents))
  })

  it('prints what was printed then, whatever the customer is called now', async () => {
    await sql`update customer set name = 'Nyt Navn ApS' where id = ${customer}`.execute(kit.database)
    const { bytes } = await owner.poaPrint({ customerId: customer, documents: older })
    const text = (await readPdf(bytes)).pages.flat().map((line) => line.text)
    expect(text.join('\n')).not.toContain('Nyt Navn ApS')
  })

  it('403 access_denied: another customer’s people', async () => {
    for (const token of [tokens.viewer, await kit.tokenFor('OWNER', foreignCustomer)])
      expect(await print({}, token)).toEqual(denied)
  })

  it('400 bad_request: a malformed id of the customer', async () => {
    expect(await print({}, tokens.owner, 'zz')).toEqual({ status: 400, row: errors.customerIdMissing })
  })

  it('404 id: none, an unknown one, another customer’s among one’s own', async () => {
    const row = { status: 404, row: errors.fileNotFound }
    const foreign = await kit.addPoaDocument(foreignCustomer, '01010')
    const own = current[0] ?? ''
    for (const documents of [newId(), `${own},${foreign}`])
      expect((await get(`documents=${documents}`)).status).toBe(404)
    expect(await print({}, tokens.admin, newId())).toEqual(row)
  })

  it.each(['', 'zz', ',', `${'a'.repeat(24)},`, `${'a'.repeat(24)},${'A'.repeat(24)}`])(
    '422 documents: %j',
    async (documents) => {
      const answer = await get(new URLSearchParams({ documents }).toString())
      expect(await answer.json()).toEqual({ success: false, ...errors.documentsInvalid })
    },
  )

  it('422 documents: given twice', async () => {
    const answer = await get(`documents=${newId()}&documents=${newId()}`)
    expect(await answer.json()).toMatchObject({ success: false, ...errors.documentsInvalid })
  })

  it('422 documents: 51 of them, and 201 pages', async () => {
    const ids = Array.from({ length: 51 }, () => newId()).join()
    expect(await (await get(`documents=${ids}`)).json()).toEqual({ success: false, ...errors.tooMuch })
    const long = await kit.addPoaDocument(customer, '01010')
    await kit.database.updateTable('poa_document').set({ pages: 201 }).where('id', '=', long).execute()
    expect(await (await get(`documents=${long}`)).json()).toEqual({ success: false, ...errors.tooMuch })
  })

  it('422 forcedownload and filename', async () => {
    expect(await (await get('forcedownload=ja')).json()).toEqual({
      success: false,
      ...errors.forcedownloadInvalid,
    })
    const name = encodeURIComponent('\u0000')
    expect(await (await get(`filename=${name}`)).json()).toMatchObject(errors.filenameInvalid)
  })

  it('409 documents: facts that this version does not print', async () => {
    const strange = await kit.addPoaDocument(customer, '01010')
    for (const facts of ['{}', JSON.stringify({ ...factsOf(), owner: { name: '张伟' } })]) {
      await kit.database.updateTable('poa_document').set({ facts }).where('id', '=', strange).execute()
      expect(await (await get(`documents=${strange}`)).json()).toEqual({
        success: false,
        ...errors.notPrintable,
      })
    }
  })

  it('503 unavailable: too much waits to be printed', async () => {
    const busy = () => Promise.reject(new RendererBusy('Too many documents wait'))
    const { poaRenderer } = kit.dependencies
    const server = await startTestKit({
      poaRenderer: { ...poaRenderer, printCopies: busy, close: async () => {} },
    })
    await server.addOperator()
    const one = await server.addCustomer()
    await server.addPoaDocument(one, '01010')
    const token = await server.tokenFor('OWNER', one)
    const call = { operation: 'portingFile.poaPrint', token, path: { customerId: one } }
    expect(await server.transports.REST(call)).toEqual({ status: 503, row: transportErrors.unavailable })
    await server.close()
  })

  it('500 internal_error: what nobody expected', async () => {
    const broken = () => Promise.reject(new Error('out of paper'))
    const { poaRenderer } = kit.dependencies
    const server = await startTestKit({
      poaRenderer: { ...poaRenderer, printCopies: broken, close: async () => {} },
    })
    await server.addOperator()
    const one = await server.addCustomer()
    await server.addPoaDocument(one, '01010')
    const token = await server.tokenFor('OWNER', one)
    const call = { operation: 'portingFile.poaPrint', token, path: { customerId: one } }
    expect(await server.transports.REST(call)).toEqual({ status: 500, row: errors.internalError })
    await server.close()
  })
})

function factsOf(): PoaFacts {
  return {
    reference: newId(),
    portingCode: 'X0123456789',
    issuedAt: '2026-11-27T09:00:00.000Z',
    mitId: false,
    issuer: { name: 'Telecom X', cpsCode: '01060' },
    donor: { name: 'Nordkabel A/S', cpsCode: '01010' },
    owner: { name: 'Ærø' },
    portings: [{ numbers: ['+4533254180'], numberType: 'SIP' }],
  }
}
