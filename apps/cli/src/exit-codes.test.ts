import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestKit } from '@telecomx/api/testing'
import { afterAll, expect, test } from 'vitest'
import { exitCodeMeanings } from './failure/exit-codes.js'
import { callTelecomx } from './testing/call-telecomx.js'

const kit = await startTestKit()
const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
/** Takes a request, and gives no answer. */
const deaf = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1')
await once(deaf, 'listening')
afterAll(async () => {
  await kit.close()
  deaf.close()
  rmSync(folder, { recursive: true })
})
const deafUrl = addressOf(deaf)
/** Nobody listens there any more. */
const gone = createServer().listen(0, '127.0.0.1')
await once(gone, 'listening')
const goneUrl = addressOf(gone)
gone.close()
await once(gone, 'close')
const env = { TELECOMX_URL: kit.url, TELECOMX_TOKEN: await kit.tokenFor('ADMIN'), XDG_CONFIG_HOME: folder }
const viewer = { ...env, TELECOMX_TOKEN: await kit.tokenFor('VIEWER') }
const nobody = { TELECOMX_URL: kit.url, XDG_CONFIG_HOME: folder }
const operator = await kit.addOperator()
const [confirmed] = await kit.addPortings(await kit.addCustomer(), [{ operator, stage: 'IN_CONFIRMED' }])
const noId = 'ffffffffffffffffffffffff'
const given = ['--name', 'N', '--address', 'A', '--fixed-auth', 'fax', '--mvno-auth', 'fax']

test.each([
  ['0: done', 0, ['operators', 'list'], env, '1 in all.'],
  ['0: help', 0, ['poa', 'create', '--help'], nobody, ''],
  [
    '1: a field that is not valid',
    1,
    ['operators', 'create', '01020', '--np-number', 'x', ...given],
    env,
    '(422 npNumber)',
  ],
  ['1: what is missing', 1, ['customers', 'create', '--name', ''], env, 'Name is missing (404 name)'],
  [
    '1: a file that is not there',
    1,
    ['numbers', 'import', '/nowhere.csv'],
    env,
    '/nowhere.csv: no such file or folder (ENOENT).',
  ],
  ['2: no such command', 2, ['operators', 'lst'], env, "Unknown command 'lst'\n(Did you mean list?)"],
  ['2: no such option', 2, ['portings', 'list', '--stge', 'x'], env, '(Did you mean --stage?)'],
  ['2: no such choice', 2, ['portings', 'list', '--stage', 'x'], env, 'It must be one of IN_CREATED,'],
  [
    '2: a choice that is nearly one',
    2,
    ['portings', 'list', '--status', 'atention'],
    env,
    '(Did you mean ATTENTION?)',
  ],
  ['2: no number', 2, ['portings', 'list', '--limit', 'x'], env, 'It must be a whole number.'],
  [
    '2: an option that must be given',
    2,
    ['customers', 'create'],
    env,
    "Required option '--name <text>' not specified",
  ],
  ['2: letters that are not known', 2, ['customers', 'list', '\ufffd'], env, 'is not UTF-8'],
  [
    '2: no address',
    2,
    ['operators', 'list'],
    { ...env, TELECOMX_URL: 'nowhere' },
    'It goes like http://127.0.0.1:3000',
  ],
  [
    '3: not signed in',
    3,
    ['operators', 'list'],
    nobody,
    `You are not signed in at ${kit.url}.\nSign in: telecomx login`,
  ],
  [
    '3: a token that is not good',
    3,
    ['operators', 'list'],
    { ...env, TELECOMX_TOKEN: 'x' },
    '(401 invalid_token)',
  ],
  [
    '3: no right',
    3,
    ['operators', 'create', '01020', '--np-number', '70101010', ...given],
    viewer,
    '(403 access_denied)',
  ],
  ['4: it does not exist', 4, ['customers', 'get', noId], env, 'Customer not found (404 customer)'],
  [
    '5: it exists already',
    5,
    ['operators', 'create', operator, '--np-number', '70101010', ...given],
    env,
    '(409 _id)',
  ],
  ['5: its stage forbids it', 5, ['portings', 'cancel', confirmed ?? ''], env, 'IN_CONFIRMED'],
  ['6: nobody is there', 6, ['operators', 'list'], { ...env, TELECOMX_URL: goneUrl }, goneUrl],
  [
    '6: nobody is there for a file',
    6,
    ['poa', 'preview', noId, '--operator', '01010'],
    { ...env, TELECOMX_URL: goneUrl },
    `No answer came from ${goneUrl}: it does not run, or its address is another.`,
  ],
  [
    '7: a file that is answered once, and did not come',
    7,
    ['poa', 'get', noId, noId],
    { ...env, TELECOMX_URL: deafUrl },
    'may have happened or not',
  ],
  [
    '7: no answer to a change',
    7,
    ['token', 'revoke', noId],
    { ...env, TELECOMX_URL: deafUrl },
    'may have happened or not',
  ],
])('exit code %s', async (_title, code, words, environment, told) => {
  const called = await callTelecomx(words, { env: environment, input: '' })
  expect({ code: called.code, told: called.stderr }).toEqual({ code, told: expect.stringContaining(told) })
})

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('what was sent is told fault by fault, by its option', async () => {
  const words = ['operators', 'create', '1234', '--np-number', 'abc', '--np-email', 'foo', ...given]
  const { stderr } = await callTelecomx(words, { env })
  expect(stderr).toBe(`Refused: Id is not valid (422 _id)
  <cps>        Id is not valid
  --np-number  NP phone number is not a valid phone number
  --np-email   NP e-mail address is not a valid e-mail address
`)
})

test('with --json a failure is the row in one line of JSON, on standard error', async () => {
  const { stdout, stderr } = await callTelecomx(['operators', 'get', '09999', '--json'], { env })
  expect(stdout).toBe('')
  expect(JSON.parse(stderr)).toMatchObject({
    success: false,
    exitCode: 4,
    code: 404,
    message: 'id',
    description: 'Operator not found',
  })
})

test('all faults of an import by the lines of the file, and nothing is stored', async () => {
  const file =
    '_id,name,address,npNumber,fixedAuth,mvnoAuth\n\n01040,"One\n ",A,70101010,FAX,FAX\n01050,Two,A,x,FAX,SMS\n'
  const { code, stderr } = await callTelecomx(['operators', 'import', '-'], {
    env: { ...env, COLUMNS: '80' },
    input: file,
  })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(
      /Nothing was imported: 2 faults\.\nLine +Column +Fault\n5 +npNumber +NP phone number is not a valid phone number\n5 +mvnoAuth +MVNO authentication method is not recognized\n/,
    ),
  })
  const list = await callTelecomx(['operators', 'list', '--json'], { env })
  expect(JSON.parse(list.stdout)).toMatchObject({ total: 1 })
})

test('every exit code is told by --help', async () => {
  const { stdout } = await callTelecomx(['--help'])
  expect(exitCodeMeanings.filter(([code, meaning]) => !stdout.includes(`${code}  ${meaning}`))).toEqual([])
})

test('no token is in what is said, whatever becomes of a call', async () => {
  const secret = 'tx_live_secretsecretsecret'
  const secretEnv = { ...env, TELECOMX_TOKEN: secret }
  const calls = [['whoami'], ['operators', 'list', '--json'], ['token', 'revoke', noId]]
  const said = await Promise.all(calls.map((words) => callTelecomx(words, { env: secretEnv })))
  expect(said.filter(({ stdout, stderr }) => `${stdout}${stderr}`.includes(secret))).toEqual([])
})
