import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { logFormat, readEnv } from './env.js'

const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

const defaults = {
  HOST: '127.0.0.1',
  PORT: 3000,
  RATE_LIMIT_PER_SECOND: 50,
  RATE_LIMIT_BURST: 200,
  CORS_ORIGINS: [],
  TRUSTED_PROXIES: [],
  TELECOMX_DATA_DIR: `${repositoryRoot}/.data`,
  DATABASE_WAIT_SECONDS: 120,
  SMTP_REQUIRE_TLS: false,
  SMTP_CONNECTIONS: 4,
  IMAP_REQUIRE_TLS: false,
  MAIL_FROM: 'porting@telecomx.example',
  SENDER: 'on',
  FIRST_RETRY_SECONDS: 60,
  OTHER_RECIPIENTS_PER_HOUR: 30,
  production: false,
  issuer: {
    name: 'Telecom X',
    cpsCode: '01060',
    address: 'Frugtmarkedet 17, 2500 Valby',
    phone: '+4570305000',
    email: 'porting@telecomx.example',
  },
}

const everything = {
  LOG_FORMAT: 'text',
  HOST: '::1',
  PORT: '0',
  RATE_LIMIT_PER_SECOND: '5',
  RATE_LIMIT_BURST: '10',
  CORS_ORIGINS: 'https://desk.telecomx.example, http://localhost:5173',
  TRUSTED_PROXIES: '10.0.0.1, fd00::/8',
  PUBLIC_URL: 'https://porting.operator.example/',
  DATABASE_URL: 'mysql://root@127.0.0.1/x',
  DATABASE_WAIT_SECONDS: '30',
  MYSQLD_PATH: '/opt/mysqld',
  TELECOMX_DATA_DIR: '/var/telecomx',
  SMTP_URL: 'smtp://127.0.0.1:25',
  SMTP_REQUIRE_TLS: 'true',
  SMTP_EHLO_NAME: 'mail.operator.example',
  SMTP_CONNECTIONS: '2',
  MAIL_FROM: 'poa@operator.example',
  FAX_ADDRESS_TEMPLATE: '{number}@fax.example',
  SENDER: 'off',
  IMAP_URL: 'imaps://np:hemmelig@mail.operator.example/Fuldmagter',
  IMAP_REQUIRE_TLS: 'true',
  FIRST_RETRY_SECONDS: '5',
  OTHER_RECIPIENTS_PER_HOUR: '100',
  ORDER_FOLDER: '/var/orders',
  ISSUER_NAME: 'Søndervang Tele',
  ISSUER_CPS_CODE: '00042',
  ISSUER_ADDRESS: 'Ørstedsvej 1',
  ISSUER_PHONE: '70305050',
  ISSUER_EMAIL: 'hej@operator.example',
}

test('nothing has to be set: every variable has its default', () => {
  expect(readEnv({})).toEqual(defaults)
})

test('an empty variable counts as unset', () => {
  const empty = Object.fromEntries([...Object.keys(everything), 'NODE_ENV'].map((name) => [name, '']))
  expect(readEnv(empty)).toEqual(defaults)
})

test('what is set is read, and what is nobody’s is not', () => {
  const env = readEnv({ ...everything, SOMETHING_ELSE: 'x' })
  expect(env).toMatchObject({
    ...everything,
    PORT: 0,
    RATE_LIMIT_PER_SECOND: 5,
    RATE_LIMIT_BURST: 10,
    CORS_ORIGINS: ['https://desk.telecomx.example', 'http://localhost:5173'],
    TRUSTED_PROXIES: ['10.0.0.1', 'fd00::/8'],
    PUBLIC_URL: 'https://porting.operator.example',
    DATABASE_WAIT_SECONDS: 30,
    SMTP_CONNECTIONS: 2,
    SMTP_REQUIRE_TLS: true,
    IMAP_REQUIRE_TLS: true,
    FIRST_RETRY_SECONDS: 5,
    OTHER_RECIPIENTS_PER_HOUR: 100,
  })
  expect(env).not.toHaveProperty('SOMETHING_ELSE')
  expect(env.issuer).toEqual({
    name: 'Søndervang Tele',
    cpsCode: '00042',
    address: 'Ørstedsvej 1',
    phone: '70305050',
    email: 'hej@operator.example',
  })
})

test('faxes leave by one way: HylaFAX in place of a gateway, not beside it', () => {
  const HYLAFAX_SERVER = 'fax.example:4560'
  expect(readEnv({ HYLAFAX_SERVER })).toMatchObject({ HYLAFAX_SERVER })
  expect(() => readEnv({ ...everything, HYLAFAX_SERVER })).toThrow(/two ways for one fax/)
})

test('an issuer with a name of its own prints nothing of the demo operator’s', () => {
  expect(readEnv({ ISSUER_NAME: 'Søndervang Tele', ISSUER_CPS_CODE: '00042' }).issuer).toEqual({
    name: 'Søndervang Tele',
    cpsCode: '00042',
  })
})

describe('faults', () => {
  const faults = {
    LOG_FORMAT: 'pretty',
    PORT: '70000secret',
    CORS_ORIGINS: 'https://secret.example, https://secret.example/path',
    PUBLIC_URL: 'https://secret.example/path',
    TRUSTED_PROXIES: '10.0.0.1, secret',
    SMTP_REQUIRE_TLS: 'secret-yes',
    IMAP_URL: 'imaps://np:secret@mail.example/a?b',
    IMAP_REQUIRE_TLS: 'secret',
    MAIL_FROM: 'Secret <secret@operator.example>',
    HYLAFAX_SERVER: 'secret@host',
    SENDER: 'secret',
    DATABASE_WAIT_SECONDS: 'secret',
    FIRST_RETRY_SECONDS: 'secret',
    OTHER_RECIPIENTS_PER_HOUR: '-1',
    ISSUER_NAME: 'secret 张',
    ISSUER_CPS_CODE: 'secret',
    ISSUER_PHONE: 'secret',
    ISSUER_EMAIL: 'secret',
  }

  test('all of them are named in one message, and no value is', () => {
    const message = messageOf(faults)
    for (const name of Object.keys(faults)) expect(message).toContain(`\n  ${name} `)
    expect(message.split('\n')).toHaveLength(1 + Object.keys(faults).length)
    expect(message.toLowerCase()).not.toContain('secret')
    expect(message).not.toContain('70000')
  })

  test.each([
    ...['-1', '65536', '1.5', 'NaN', 'http'].map((value) => ['PORT', value]),
    ...['*', 'https://*.desk.example', 'null', 'desk.example', '//desk.example', 'file:///x'].map((value) => [
      'CORS_ORIGINS',
      value,
    ]),
    ...[
      'https://desk.example/',
      'https://desk.example/app',
      'https://desk.example?x',
      'https://a@desk.example',
    ]
      .concat('https://desk.example:443', 'https://Desk.example', 'https://ærø.example', 'http://a.example,')
      .map((value) => ['CORS_ORIGINS', value]),
    ...[
      'porting.example',
      'ftp://a.example',
      'https://a.example/desk',
      'https://a.example?x',
      'https://a@b.example',
    ].map((value) => ['PUBLIC_URL', value]),
    ...['0.0.0.0/0', '::/0', '10.0.0.0/33', 'fd00::/129', '10.0.0', '1.2.3.4:80', '[::1]', '10.0.0.1,'].map(
      (value) => ['TRUSTED_PROXIES', value],
    ),
    ...['1', 'yes', 'TRUE'].flatMap((value) => [
      ['SMTP_REQUIRE_TLS', value],
      ['IMAP_REQUIRE_TLS', value],
    ]),
    ...['mail.example', 'smtp://a:b@mail.example', 'imaps://mail.example', 'imaps://a:b@mail.example/#x'].map(
      (value) => ['IMAP_URL', value],
    ),
    ...['a@b.dk, c@d.dk', 'a'].map((value) => ['MAIL_FROM', value]),
    ...['localhost', '127.0.0.1', 'mail example', 'a@b.dk'].map((value) => ['SMTP_EHLO_NAME', value]),
    ...['fax example', '-fax', 'fax:0', 'modem@fax'].map((value) => ['HYLAFAX_SERVER', value]),
    ...['true', 'ON', '1'].map((value) => ['SENDER', value]),
    ...['0', '0.5', '3601', 'x'].map((value) => ['FIRST_RETRY_SECONDS', value]),
    ...['0', '21', '1.5'].map((value) => ['SMTP_CONNECTIONS', value]),
    ...['0', '1e9'].map((value) => ['OTHER_RECIPIENTS_PER_HOUR', value]),
    ...['1060', '010600', '٠١٠٦٠', '01060\n'].map((value) => ['ISSUER_CPS_CODE', value]),
    ...['Tele 😀', '   '].map((value) => ['ISSUER_NAME', value]),
  ])('%s cannot be %j', (name = '', value = '') => {
    expect(messageOf({ [name]: value })).toMatch(new RegExp(`^Configuration is not valid:\n  ${name} .+$`))
  })

  test('production must name its operator and its sender, beside every other fault', () => {
    const message = messageOf({ NODE_ENV: 'production', PORT: 'x', ISSUER_NAME: '' })
    const named = [...message.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name)
    expect(named).toEqual(['PORT', 'ISSUER_NAME', 'ISSUER_CPS_CODE', 'MAIL_FROM'])
    const {
      SMTP_REQUIRE_TLS: _smtp,
      IMAP_REQUIRE_TLS: _imap,
      ...others
    } = { ...everything, NODE_ENV: 'production' }
    expect(readEnv(others)).toMatchObject({
      production: true,
      SMTP_REQUIRE_TLS: true,
      IMAP_REQUIRE_TLS: true,
    })
    for (const name of ['SMTP_REQUIRE_TLS', 'IMAP_REQUIRE_TLS'])
      expect(readEnv({ ...others, [name]: 'false' })).toMatchObject({ [name]: false })
  })
})

test('a .env file in the working folder fills what the environment leaves out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telecomx-env-'))
  try {
    writeFileSync(join(folder, '.env'), 'PORT=4001\nHOST=10.0.0.1\n')
    const module = new URL('../dist/env.js', import.meta.url).href
    const script = `import { readEnv } from '${module}'\nconsole.log(JSON.stringify(readEnv()))`
    const read = async (env: NodeJS.ProcessEnv) => {
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
        cwd: folder,
        env,
      })
      return JSON.parse(stdout) as unknown
    }
    expect(await read({ PORT: '4002' })).toMatchObject({ PORT: 4002, HOST: '10.0.0.1' })
    rmSync(join(folder, '.env'))
    expect(await read({ PORT: '4002' })).toMatchObject({ PORT: 4002, HOST: '127.0.0.1' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function messageOf(env: NodeJS.ProcessEnv): string {
  try {
    readEnv(env)
  } catch (error) {
    return (error as Error).message
  }
  return expect.fail('it was accepted')
}

test.each([
  ['a terminal', undefined, true, 'text'],
  ['a pipe', undefined, false, 'json'],
  ['a terminal with LOG_FORMAT=json', 'json', true, 'json'],
  ['a pipe with LOG_FORMAT=text', 'text', false, 'text'],
])('the log of %s', (_, wish, isTerminal, format) => {
  vi.stubEnv('LOG_FORMAT', wish)
  expect(logFormat(undefined, isTerminal)).toBe(format)
  vi.unstubAllEnvs()
})
