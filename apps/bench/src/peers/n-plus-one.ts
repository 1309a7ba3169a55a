import { createHash, randomInt } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { initTRPC, TRPCError } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import type { PoaFacts } from '@telecomx/poa-document'
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise'
import { z } from 'zod'
import { findCaller, inTransaction, insertAudit, newId, type PeerCaller } from './database.js'
import { cutPeerFonts } from './pdf/fonts.js'
import { type PeerPdfName, peerPdfs } from './pdf/peer-pdfs.js'

/**
 * porting.poaCreate as it is written down first: one statement after the other, for each donor and each porting its own,
 * the document made where it is needed, on tRPC's own server.
 */
export function nPlusOne(library: PeerPdfName) {
  return async (pool: Pool) => {
    const [writePdf, fonts] = [await peerPdfs[library](), await cutPeerFonts()]
    const t = initTRPC.context<{ headers: IncomingHttpHeaders }>().create()
    const poaCreate = t.procedure.input(input).mutation(async ({ ctx, input: { customerId } }) => {
      const caller = await findCaller(pool, ctx.headers.authorization)
      if (!caller) throw new TRPCError({ code: 'UNAUTHORIZED' })
      const gathered = await gather(pool, customerId)
      if (gathered.portings.size === 0) throw new TRPCError({ code: 'NOT_FOUND' })
      const documents: Document[] = []
      for (const [donor, portings] of gathered.portings) {
        const facts = factsOf(gathered.owner, await findDonor(pool, donor), portings)
        documents.push({ facts, portings, bytes: await writePdf(facts, fonts) })
      }
      await inTransaction(pool, async (connection) => {
        for (const document of documents) await saveDocument(connection, caller, customerId, document)
      })
      return { success: true, documents: documents.map(({ facts }) => facts.reference) }
    })
    return createHTTPServer({
      router: t.router({ porting: t.router({ poaCreate }) }),
      createContext: ({ req }) => ({ headers: req.headers }),
    })
  }
}

const input = z.object({
  customerId: z.string().regex(/^[0-9a-f]{24}$/),
  method: z.enum(['DOWNLOAD']).default('DOWNLOAD'),
})

interface Document {
  facts: PoaFacts
  portings: RowDataPacket[]
  bytes: Uint8Array
}

async function gather(pool: Pool, customerId: string) {
  const [customers] = await pool.query<RowDataPacket[]>('select * from customer where id = ?', [customerId])
  const [customer] = customers
  if (!customer) throw new TRPCError({ code: 'NOT_FOUND' })
  const [rows] = await pool.query<RowDataPacket[]>(
    `select porting.* from porting join voice_account on voice_account.id = porting.voice_account
     where porting.customer = ? and porting.stage in ('IN_CREATED', 'IN_AWAITING_POA_FROM_CUSTOMER')
       and voice_account.state = 'ACTIVE' order by porting.operator, porting.number`,
    [customerId],
  )
  const portings = new Map<string, RowDataPacket[]>()
  for (const row of rows)
    portings.set(row.operator as string, [...(portings.get(row.operator as string) ?? []), row])
  return { owner: ownerOf(customer), portings }
}

function ownerOf({
  name,
  address,
  zip,
  city,
  country,
  vat_number: vatNumber,
}: RowDataPacket): PoaFacts['owner'] {
  return { name, address, zip, city, country, vatNumber }
}

async function findDonor(pool: Pool, id: string) {
  const [[donor]] = await pool.query<RowDataPacket[]>(
    'select id as cpsCode, name from operator where id = ?',
    [id],
  )
  return donor as PoaFacts['donor']
}

function factsOf(
  owner: PoaFacts['owner'],
  donor: PoaFacts['donor'],
  rows: readonly RowDataPacket[],
): PoaFacts {
  return {
    reference: newId(),
    portingCode: `X${String(randomInt(10 ** 10)).padStart(10, '0')}`,
    issuedAt: new Date().toISOString(),
    mitId: false,
    issuer: { name: 'Telecom X', cpsCode: '01060', email: 'porting@telecomx.example' },
    donor,
    owner,
    portings: rows.map((row) => ({
      numbers: [row.number as string],
      numberType: row.number_type as 'MVNO',
      donorSimNumber: row.donor_sim_number as string,
      donorCustomerId: row.donor_customer_id as string,
    })),
  }
}

async function saveDocument(
  connection: PoolConnection,
  caller: PeerCaller,
  customerId: string,
  { facts, portings, bytes }: Document,
): Promise<void> {
  const { reference, portingCode, donor } = facts
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await connection.query(
    `insert into poa_document (id, customer, operator, porting_code, method, mit_id, facts, number_count, pages, sha256, created_at, created_by)
     values (?, ?, ?, ?, 'DOWNLOAD', 0, ?, ?, 1, ?, utc_timestamp(3), ?)`,
    [
      reference,
      customerId,
      donor.cpsCode,
      portingCode,
      JSON.stringify(facts),
      portings.length,
      sha256,
      caller.employeeId,
    ],
  )
  await connection.query('insert into poa_document_file (document, bytes) values (?, ?)', [
    reference,
    Buffer.from(bytes),
  ])
  const after = { operator: donor.cpsCode, portingCode, sha256 }
  const entry = {
    action: 'porting.poaCreate',
    customer: customerId,
    objectType: 'poaDocument',
    object: reference,
    after,
  }
  const audit = await insertAudit(connection, caller, entry)
  for (const { id, version } of portings) {
    await connection.query(
      `update poa_document set replaced_at = utc_timestamp(3) where customer = ? and replaced_at is null and id <> ?
         and id in (select document from poa_document_porting where porting = ?)`,
      [customerId, reference, id],
    )
    await connection.query(
      `update porting set stage = 'IN_AWAITING_POA_FROM_CUSTOMER', stage_at = utc_timestamp(3), stage_employee = ?, version = version + 1
       where id = ? and version = ?`,
      [caller.employeeId, id, version],
    )
    await connection.query(
      `insert into porting_stage (porting, version, stage, entered_at, employee, audit)
       values (?, ?, 'IN_AWAITING_POA_FROM_CUSTOMER', utc_timestamp(3), ?, ?)`,
      [id, Number(version) + 1, caller.employeeId, audit],
    )
    await connection.query('insert into poa_document_porting (document, porting) values (?, ?)', [
      reference,
      id,
    ])
  }
}
