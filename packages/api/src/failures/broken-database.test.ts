import { connectDatabase } from '@telecomx/database'
import { internalError, transportErrors } from '@telecomx/validation'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { formWith } from '../testing/form-with.js'
import { startTestKit } from '../testing/index.js'
import { addresses } from '../testing/transports.js'

const damaged = await startTestKit()
const gone = connectDatabase('mysql://root@127.0.0.1:1/gone', { acquireDeadlineMs: 50 })
const cutOff = await startTestKit({ database: gone })
afterAll(async () => {
  await Promise.all([damaged.close(), cutOff.close(), gone.destroy()])
})
const token = await damaged.tokenFor('ADMIN')
await sql`rename table token to lost, poa_document to lost_too, sign_in_request to lost_requests,
  sign_in_link to lost_links`.execute(damaged.database)

/** Who needs no credential comes to the database only with an input. */
const inputs: Readonly<Record<string, { body: unknown }>> = {
  'poa.verify': { body: { sha256: 'ab'.repeat(32) } },
  'session.create': { body: { link: 'a'.repeat(33) } },
  'session.sendLink': { body: { emailAddress: 'aase@kunde.example' } },
  'poaFile.verify': { body: formWith({ name: 'poa.pdf', base64: btoa('%PDF-1.7') }) },
}

describe.each(addresses)('%s', (_title, operation, over) => {
  const transport = over ? 'REST' : 'tRPC'
  const call = { operation, token, ...(over && { over }), ...inputs[operation] }

  it('500 internal_error when a table is not there', async () => {
    expect(await damaged.transports[transport](call)).toEqual({ status: 500, row: internalError })
  })

  it('503 unavailable when there is no database', async () => {
    expect(await cutOff.transports[transport](call)).toEqual({
      status: 503,
      row: transportErrors.unavailable,
    })
  })
})
