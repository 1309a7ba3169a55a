import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Pool } from 'mysql2/promise'
import { findCaller, inTransaction, insertAudit } from './database.js'

/** As the product has it. */
const rangesPerStatement = 2_000

interface Range {
  from: string
  to: string
  operator: string
}

/** number.import as JSON.parse of the whole body and the same bulk statements: no line is checked, and nobody else is let in between. */
export function jsonParseImport(pool: Pool) {
  return createServer((request, response) => {
    importRanges(pool, request).then(
      (imported) => response.writeHead(200).end(JSON.stringify({ result: { data: { json: { imported } } } })),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
}

async function importRanges(pool: Pool, request: IncomingMessage): Promise<number> {
  const caller = await findCaller(pool, request.headers.authorization)
  if (!caller) throw new Error('unauthorized')
  const { json: input } = (await json(request)) as { json: { ranges: Range[] } }
  const rows = input.ranges.map(({ from, to, operator }) => {
    const [first, last] = [Number(from.slice(1)), Number(to.slice(1))]
    return [first, last, operator, String(last - first).length]
  })
  await inTransaction(pool, async (connection) => {
    for (let first = 0; first < rows.length; first += rangesPerStatement)
      await connection.query(
        'replace into number_range (first_number, last_number, operator, digits) values ?',
        [rows.slice(first, first + rangesPerStatement)],
      )
    await insertAudit(connection, caller, {
      action: 'number.import',
      objectType: 'number',
      object: '',
      after: { imported: rows.length },
    })
  })
  return rows.length
}
