import { createHash } from 'node:crypto'
import {
  accessDenied,
  type DocumentUploadOutput,
  documentReceiveErrors as errors,
} from '@telecomx/validation'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { whitePage } from '../testing/fixtures.js'
import { type Answer, startTestKit } from '../testing/index.js'
import { pdfOf } from '../testing/pdf-of.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const { tokens, companies } = await kit.addFamily()
const { customer } = companies
for (const _id of ['01010', '01020']) await kit.addOperator({ _id })
const admin = await kit.tokenFor('ADMIN')

let portings: string[] = []
let code = ''
beforeEach(async () => {
  portings = await kit.addPortings(customer, [{ operator: '01010' }, { operator: '01010' }])
  code = (await kit.addPrintedDocument(customer, '01010', portings)).portingCode
})

const receive = (bytes: Uint8Array<ArrayBuffer>, token = tokens.owner): Promise<Answer> => {
  const body = new FormData()
  body.append('file', new Blob([bytes]), 'scan.pdf')
  return kit.transports.REST({
    operation: 'portingFile.documentReceive',
    token,
    body,
    withDetails: true,
  })
}
const filed = async (bytes: Uint8Array<ArrayBuffer>, token?: string) =>
  ((await receive(bytes, token)).result as DocumentUploadOutput).document
const stages = async () =>
  (await kit.database.selectFrom('porting').select('stage').where('id', 'in', portings).execute()).map(
    ({ stage }) => stage,
  )

/** Files of the first porting that wait for their review. */
async function addWaiting(count: number): Promise<void> {
  const row = {
    source: 'UPLOAD',
    type: 'PDF',
    filename: 'scan.pdf',
    size: 1,
    sha256: '0'.repeat(64),
    customer,
    state: 'RECEIVED',
    received_at: new Date(),
  } as const
  const rows = Array.from({ length: count }, () => ({ ...row, id: newId() }))
  await kit.database.insertInto('signed_copy').values(rows).execute()
  const links = rows.flatMap(({ id }) => portings.map((porting) => ({ signed_copy: id, porting })))
  await kit.database.insertInto('signed_copy_porting').values(links).execute()
}

describe('a signed copy that is handed in without a porting', () => {
  it.each(['owner', 'reseller'] as const)('of an %s: its code says which it is for', async (person) => {
    expect(await filed(pdfOf(code), tokens[person])).toMatchObject({
      state: 'RECEIVED',
      source: 'UPLOAD',
      code,
      customer,
      portings: portings.toSorted(),
    })
    expect(await stages()).toEqual(['IN_POA_RECEIVED_FROM_CUSTOMER', 'IN_POA_RECEIVED_FROM_CUSTOMER'])
  })

  it('is uploaded to no porting, and ADMIN may hand in anybody’s', async () => {
    const copy = await filed(pdfOf(code), admin)
    expect(copy).toMatchObject({ state: 'RECEIVED', customer })
    expect(copy).not.toHaveProperty('uploadedTo')
  })

  it('without a code waits for staff, as the customer’s who handed it in; of ADMIN as nobody’s', async () => {
    expect(await filed(whitePage())).toMatchObject({ state: 'UNMATCHED', customer, portings: [] })
    expect(await filed(whitePage(), admin)).not.toHaveProperty('customer')
  })

  it('422 file: a foreign code is one that is not known', async () => {
    const answers = await Promise.all([
      receive(pdfOf(code), tokens.foreignOwner),
      receive(pdfOf('X0000000001'), tokens.foreignOwner),
    ])
    expect(answers.map(({ row }) => row)).toEqual([errors.codeUnknown, errors.codeUnknown])
    expect(await stages()).toEqual(['IN_CREATED', 'IN_CREATED'])
  })

  it('422 file: a foreign code, while its customer’s turn is taken: it waits for none, which would tell of it', async () => {
    const call = () => receive(pdfOf(code), tokens.foreignOwner)
    const answer = await kit.dependencies.customerQueue.run(customer, call)
    expect(answer.row).toEqual(errors.codeUnknown)
  })

  it('422 file: different codes on its pages', async () => {
    const other = await kit.addPrintedDocument(customer, '01010', portings)
    expect(await receive(pdfOf(code, other.portingCode))).toMatchObject({
      row: errors.codesDiffer,
      details: { codes: [code, other.portingCode] },
    })
  })

  it('422 file: a document that fits none of its portings any more, and why', async () => {
    await kit.database.updateTable('porting').set({ operator: '01020' }).where('id', 'in', portings).execute()
    expect(await receive(pdfOf(code))).toMatchObject({
      row: errors.documentOutdated,
      details: { reason: 'donor_changed' },
    })
  })

  it('403 stage: the donor has one already, or it is over', async () => {
    await kit.putAtStage(portings, 'IN_ORDERED')
    expect(await receive(pdfOf(code))).toMatchObject({
      row: errors.stageWrong,
      details: { portings: [{ stage: 'IN_ORDERED' }, { stage: 'IN_ORDERED' }] },
    })
  })

  it('409 file: the same again', async () => {
    const bytes = pdfOf(code)
    expect((await receive(bytes)).status).toBe(200)
    expect((await receive(bytes)).row).toEqual(errors.alreadyHere)
  })

  it.each(['foreignOwner', 'foreignReseller'] as const)(
    '422 file: the same again from %s is of a code that is not known',
    async (person) => {
      const bytes = pdfOf(code)
      await filed(bytes)
      expect((await receive(bytes, tokens[person])).row).toEqual(errors.codeUnknown)
    },
  )

  it.each(['owner', 'reseller', 'admin'] as const)(
    '409 file: the same again from %s, who may know of it',
    async (person) => {
      const bytes = pdfOf(code)
      await filed(bytes)
      expect((await receive(bytes, tokens[person])).row).toEqual(errors.alreadyHere)
    },
  )

  it('409 file: the same again without a code, whoever has it: a file is here once', async () => {
    const bytes = whitePage()
    await filed(bytes)
    expect((await receive(bytes, tokens.foreignOwner)).row).toEqual(errors.alreadyHere)
  })

  it('409 file: the document as it was made', async () => {
    const { database } = kit
    const bytes = pdfOf(code)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await database.updateTable('poa_document').set({ sha256 }).where('porting_code', '=', code).execute()
    expect((await receive(bytes)).row).toEqual(errors.notSigned)
  })

  it('409 file: 20 of the porting wait already', async () => {
    await addWaiting(20)
    expect((await receive(pdfOf(code))).row).toEqual(errors.tooManyWaiting)
  })

  it.each([
    ['empty', Buffer.alloc(0), errors.fileMissing],
    ['no document', Buffer.from('hello'), errors.filetypeWrong],
  ])('404 file: %s', async (_title, bytes, row) => {
    expect((await receive(bytes)).row).toEqual(row)
  })

  it('403 access_denied: below OWNER, before the file is looked at', async () => {
    expect((await receive(Buffer.from('hello'), tokens.viewer)).row).toEqual(accessDenied)
  })
})
