import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDatabaseUrl } from './database-url.js'

describe('a database URL', () => {
  it.each([
    ['mysql://db.example/x', { host: 'db.example', port: 3306, user: 'root', password: '', database: 'x' }],
    ['mysql://a:b@db.example:3307/x', { host: 'db.example', port: 3307, user: 'a', password: 'b' }],
    ['mysql://a%40b:%2F%3F%23%25%C3%B8@[::1]/x', { host: '::1', user: 'a@b', password: '/?#%ø' }],
    ['mysql://a:b@c@db.example/x', { host: 'db.example', user: 'a', password: 'b@c' }],
    ['mysql://a@localhost/x?socketPath=/run/a@b.sock', { socketPath: '/run/a@b.sock', user: 'a' }],
    ['mysql://a@db.example/x?ssl=true', { ssl: { minVersion: 'TLSv1.2', verifyIdentity: true } }],
  ])('%s', (url, address) => {
    expect(parseDatabaseUrl(url)).toMatchObject(address)
  })

  it.each([
    'http://a:secret@db.example/x',
    'mysql://a:secret@db.example',
    'mysql://a:secret@db.example/x/y',
    'mysql://a:secret@db.example/x#ssl=true',
    'mysql://a:secret@db.example/x?ssl=false',
    'mysql://a:secret@db.example/x?sslCa=',
    'mysql://a:secret@db.example/x?ssl=true&timeout=1',
    'mysql://a:secret@db.example/%',
    'db.example/x',
  ])('%s is refused, and nothing of it is in the answer', (url) => {
    expect(refusalOf(url)).toMatch(/^The database URL [^;]+$/)
  })

  it.each(['se/cret', '12/secret', 'se?cret', '12?secret', 'se#cret', '12#secret', 'secret%', '%ffsecret'])(
    'the password %s: that it must be percent-encoded is the cause, and nothing of it is in the answer',
    (password) => {
      expect(refusalOf(`mysql://a:${password}@db.example/x`)).toMatch(
        /^The database URL .+; percent-encode special characters of user and password/,
      )
    },
  )

  it('a file of authorities that is not there or holds none is refused, and is not named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-'))
    const withFile = (name: string) => `mysql://a@db.example/x?sslCa=${join(folder, name)}`
    writeFileSync(join(folder, 'empty.pem'), 'none')
    expect(refusalOf(withFile('missing.pem'))).toMatch(/sslCa .+ cannot be read \(ENOENT\)$/)
    expect(refusalOf(withFile('empty.pem'))).toMatch(/sslCa .+ holds no certificate in PEM format$/)
    rmSync(folder, { recursive: true })
  })
})

function refusalOf(url: string): string {
  const refusal = caught(() => parseDatabaseUrl(url))
  expect(refusal).toBeInstanceOf(TypeError)
  const { message } = refusal as TypeError
  expect(message).not.toContain('secret')
  return message
}

function caught(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
