import {
  accessDenied,
  type DocumentedError,
  invalidField,
  ownerFields,
  poaPreviewErrors as errors,
  unprintableField,
} from '@telecomx/validation'
import { afterAll, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'
import { pdfText } from '../testing/pdf-text.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const {
  tokens,
  companies: { customer },
} = await kit.addFamily()
for (const _id of ['01010', '01020', '01030']) await kit.addOperator({ _id })
await kit.addPortings(customer, [{ operator: '01010' }, { operator: '01010' }])
await kit.addPortings(customer, [{ operator: '01020', donorCustomerId: '東京' }])
await kit.addOperator({ _id: '01040', name: '大阪' })
await kit.addPortings(customer, [{ operator: '01040' }])
await kit.addOperator({ _id: '01050' })
await kit.addPortings(customer, [{ operator: '01050', donorSimNumber: '89\u200b45' }])

const preview = (query: string, token = tokens.owner, id = customer, method = 'GET') =>
  fetch(`${kit.url}/porting/${id}/poa/preview${query}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  })

it.each(['owner', 'reseller', 'admin'] as const)('%s: a PDF, and nothing is saved', async (who) => {
  const response = await preview('?operator=01010', tokens[who], customer.toUpperCase())
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
  expect([text.slice(0, 5), text.trimEnd().slice(-5)]).toEqual(['%PDF-', '%%EOF'])
  expect(text).toContain('/Title (Fuldmagt til nummerflytning UDKAST / DRAFT)')
  expect(text).not.toMatch(/X0000000000/)
  const documents = await kit.database.selectFrom('poa_document').select('id').execute()
  const stages = await kit.database.selectFrom('porting').select('stage').distinct().execute()
  expect([documents, stages]).toEqual([[], [{ stage: 'IN_CREATED' }]])
})

const previewOf = (content: object) =>
  fetch(`${kit.url}/porting/${customer}/poa/preview?operator=01010`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.owner}` },
    body: JSON.stringify(content),
  })

it('another owner, and MitID, as the body gives them; a GET has no body', async () => {
  const given = { override: { name: 'Overtaget ApS', city: 'Valby' }, mitId: true }
  const text = await pdfText(new Uint8Array(await (await previewOf(given)).arrayBuffer()))
  expect(text).toMatch(/Overtaget ApS.*Valby.*MitID/)
  const own = await pdfText(new Uint8Array(await (await preview('?operator=01010')).arrayBuffer()))
  expect(own).not.toMatch(/Overtaget|MitID/)
  const byQuery = await pdfText(
    new Uint8Array(await (await preview('?operator=01010&mitId=true')).arrayBuffer()),
  )
  expect(byQuery).toContain('MitID')
})

const faults: [string, object, DocumentedError][] = [
  ['422 override: text', { override: 'x' }, errors.overrideInvalid],
  ['422 mitId', { mitId: 'yes' }, errors.mitIdInvalid],
  ...ownerFields.flatMap((field): [string, object, DocumentedError][] => [
    [`422 override.${field}: number`, { override: { [field]: 1 } }, invalidField(`override.${field}`)],
    [
      `422 override.${field}: glyph`,
      { override: { [field]: '東京' } },
      unprintableField(`override.${field}`),
    ],
  ]),
]

it.each(faults)('%s', async (_title, content, row) => {
  const response = await previewOf(content)
  const { details: _, ...refusal } = (await response.json()) as Record<string, unknown>
  expect(refusal).toEqual({ success: false, ...row })
  expect(response.status).toBe(row.code)
})

it.each([
  ['', 'inline', 'Fuldmagt-Nordkabel-A-S-UDKAST.pdf'],
  ['&forcedownload=true', 'attachment', 'Fuldmagt-Nordkabel-A-S-UDKAST.pdf'],
  ['&filename=..%2Ftil%20%C3%86r%C3%B8', 'inline', 'til Ærø.pdf'],
])('file name %j', async (query, disposition, name) => {
  const header = (await preview(`?operator=01010${query}`)).headers.get('content-disposition') ?? ''
  expect(header.split(';')[0]).toBe(disposition)
  expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name)
})

it.each([
  ['404 operator: missing', '', errors.operatorMissing],
  ['404 operator: empty', '?operator=', errors.operatorMissing],
  ['422 operator: four digits', '?operator=1010', errors.operatorInvalid],
  ['422 operator: Arabic digits', '?operator=٠١٠١٠', errors.operatorInvalid],
  ['422 operator: blank behind', '?operator=01010%20', errors.operatorInvalid],
  ['422 operator: given twice', '?operator=01010&operator=01020', errors.operatorInvalid],
  ['422 forcedownload', '?operator=01010&forcedownload=yes', errors.forcedownloadInvalid],
  ['422 filename', '?operator=01010&filename=a%0D%0Ab', errors.filenameInvalid],
  ['first fault in the order of the table', '?forcedownload=1', errors.operatorMissing],
  ['404 not_found: nothing to port from that donor', '?operator=01030', errors.nothingToPort],
  ['404 not_found: no such donor', '?operator=99999', errors.nothingToPort],
  ['422 donorCustomerId: glyph', '?operator=01020', unprintableField('donorCustomerId')],
  ['422 operator: glyph', '?operator=01040', unprintableField('operator')],
  ['422 donorSimNumber: glyph', '?operator=01050', unprintableField('donorSimNumber')],
])('%s', async (_title, query, row) => {
  const response = await preview(query)
  const { details: _, ...refusal } = (await response.json()) as Record<string, unknown>
  expect(refusal).toEqual({ success: false, ...row })
  expect(response.status).toBe(row.code)
})

it('400 bad_request: no customer id; 403 access_denied; 404 not_found: an unknown customer, to ADMIN', async () => {
  for (const id of ['', 'zz'])
    expect(await (await preview('', tokens.viewer, id)).json()).toMatchObject(errors.customerIdMissing)
  const unknown = 'f'.repeat(24)
  for (const who of ['viewer', 'manager', 'foreignOwner'] as const)
    for (const id of [customer, unknown])
      expect(await (await preview('', tokens[who], id)).json()).toMatchObject(accessDenied)
  expect(await (await preview('?operator=01010', tokens.admin, unknown)).json()).toMatchObject(
    errors.nothingToPort,
  )
})

it('HEAD is harmless and answers 200', async () => {
  expect((await preview('?operator=01010', tokens.owner, customer, 'HEAD')).status).toBe(200)
})
