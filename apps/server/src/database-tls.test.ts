import { fileURLToPath } from 'node:url'
import { connectDatabase } from '@telecomx/database'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { startDatabaseServer } from './testing/start-database-server.js'
import { startPrograms } from './testing/start-programs.js'

const certificate = (name: string) =>
  fileURLToPath(new URL(`testing/certificates/${name}.pem`, import.meta.url))
const authority = certificate('authority')

const programs = await startPrograms()
/** Both of one authority, whose key is gone, and valid until 2120. The certificate of one is for the name localhost, that of the other for db.example and 127.0.0.1. */
const [local, elsewhere] = await Promise.all([startTlsServer('localhost'), startTlsServer('elsewhere')])
afterAll(async () => {
  await programs.close()
  await Promise.all([local.close(), elsewhere.close()])
})

describe('TLS to the database', () => {
  it.each([
    ['of the name in the URL', `root@localhost:${local.port}`],
    ['of the address in the URL', `root@127.0.0.1:${elsewhere.port}`],
  ])('a certificate %s is accepted, and what is said is encrypted', async (_, server) => {
    const database = connectDatabase(`mysql://${server}/telecomx?sslCa=${authority}`)
    const { rows } = await sql<{ Value: string }>`show session status like 'Ssl_version'`.execute(database)
    expect(rows[0]?.Value).toMatch(/^TLSv1\.[23]$/)
    await database.destroy()
  })

  it.each([
    ['of another name', `root@localhost:${elsewhere.port}`, `ssl=true&sslCa=${authority}`, /altnames/],
    ['of another address', `root@127.0.0.1:${local.port}`, `sslCa=${authority}`, /altnames/],
    ['of an unknown authority', `root@localhost:${local.port}`, 'ssl=true', /issuer|first certificate/],
  ])(
    'a certificate %s ends the start at once, and is named as the reason',
    async (_, server, options, reason) => {
      const { code, err } = await makeToken(`mysql://${server}/telecomx?${options}`)
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(/^The database at \w[\w.]+:\d+ shows a certificate that is not accepted; /),
      ])
      expect(err).toMatch(reason)
      expect(err).not.toContain('Waiting')
    },
  )

  it('an authority of NODE_EXTRA_CA_CERTS is known', async () => {
    const url = `mysql://root@localhost:${local.port}/telecomx?ssl=true`
    expect(await makeToken(url, { NODE_EXTRA_CA_CERTS: authority })).toMatchObject({ code: 0 })
  })

  it('a server that requires TLS of its user: without it the refusal names TLS and DATABASE_URL', async () => {
    await sql`create user careful identified by ${sql.lit('p%/?#')} require ssl`.execute(local.root)
    await sql`grant all on telecomx.* to careful`.execute(local.root)
    const url = `mysql://careful:p%25%2F%3F%23@localhost:${local.port}/telecomx`
    const { code, err } = await makeToken(url)
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^The database at localhost:\d+ refuses .+ DATABASE_URL.+ TLS/),
    ])
    expect(await makeToken(`${url}?sslCa=${authority}`)).toMatchObject({ code: 0 })
  })
})

async function startTlsServer(name: string) {
  const flags = [`--ssl-cert=${certificate(name)}`, `--ssl-key=${certificate(name)}`]
  const server = await startDatabaseServer({ flags, mysqldPath: process.env.MYSQLD_PATH })
  return { ...server, port: await server.listen() }
}

function makeToken(url: string, env: Record<string, string> = {}) {
  return programs.start('commands/token.js', ['--level', 'ADMIN'], { DATABASE_URL: url, ...env }).ended
}
